package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.live.hub.UpgradeRejection;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    private final ConnectionLimits connectionLimits = new ConnectionLimits(4, 3, 2);

    @Test
    void limitsAddressesPersonasAndAll() {
        assertThat(connectionLimits.take("ava", "a")).isNull();
        assertThat(connectionLimits.take("ava", "a")).isNull();
        assertThat(connectionLimits.take("ava", "a")).isEqualTo(UpgradeRejection.ADDRESS);
        assertThat(connectionLimits.take("ava", "b")).isNull();
        assertThat(connectionLimits.take("ava", "b")).isEqualTo(UpgradeRejection.PERSONA);
        assertThat(connectionLimits.take("ben", "b")).isNull();
        assertThat(connectionLimits.take("cleo", "c")).isEqualTo(UpgradeRejection.FULL);
        assertThat(connectionLimits.taken()).isEqualTo(4);
    }

    @Test
    void givesConnectionLimitsToOthersWhenSomebodyLeaves() {
        connectionLimits.take("ava", "a");
        connectionLimits.take("ava", "a");
        connectionLimits.leave("ava", "a");

        assertThat(connectionLimits.take("ben", "a")).isNull();
        assertThat(connectionLimits.taken()).isEqualTo(2);
    }

    @Test
    void givesNoneToAnybodyInTheEnd() {
        connectionLimits.stop();

        assertThat(connectionLimits.take("ava", "a")).isEqualTo(UpgradeRejection.STOPPING);
    }
}
