package io.variantdash.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class EpochTest {

    private static final Epoch EPOCH = new Epoch(new Uuid(1, 2), 6);

    @Test
    void makesPositionsThatAddressesCanCarry() {
        String encoded = new Position(EPOCH, 5, Long.MAX_VALUE).encoded();

        assertThat(encoded).matches("[A-Za-z0-9_-]+");
        assertThat(Base64.getUrlDecoder().decode(encoded)).hasSize(32);
    }

    @Test
    void makesDifferentPositionsForDifferentPlaces() {
        assertThat(new Position(EPOCH, 0, -1).encoded())
                .isNotEqualTo(new Position(EPOCH, 0, 0).encoded())
                .isNotEqualTo(new Position(EPOCH, 1, -1).encoded())
                .isNotEqualTo(new Position(new Epoch(new Uuid(1, 3), 6), 0, -1).encoded())
                .isNotEqualTo(new Position(new Epoch(new Uuid(1, 2), 7), 0, -1).encoded());
    }
}
