package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.support.Database;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdentityOrderTest {

    @Test
    void isThatOfPostgres() {
        Random random = new Random(42);
        List<UUID> identities = Stream.concat(
                        Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                                .limit(1000),
                        // Equal in the first half, on both sides of the sign of the second.
                        Stream.of(-1L, 0L, 1L, Long.MIN_VALUE, Long.MAX_VALUE).map(low -> new UUID(7, low)))
                .toList();

        List<String> ordered = Database.empty()
                .rows("SELECT id FROM unnest(?::uuid[]) AS id ORDER BY id", (Object) identities.toArray(UUID[]::new));

        assertThat(identities.stream().sorted(EventIdentity.ORDER).map(UUID::toString))
                .containsExactlyElementsOf(ordered);
    }
}
