package io.variantdash.query.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardConfigTest {

    @Test
    void hasDefaults() {
        DashboardConfig config = config(Map.of());

        assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.live().outboxLimit().asLongValue()).isEqualTo(1 << 20);
        assertThat(config.live().silence()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.export().mostAtOnce()).isEqualTo(2);
        assertThat(config.snapshot().maxAge()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.snapshot().minInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.snapshot().keep()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.snapshot().maxCount()).isEqualTo(2000);
        assertThat(config.snapshot().maxSize().asLongValue()).isEqualTo(64 << 20);
        assertThat(config.snapshot().threads()).isEqualTo(4);
        assertThat(config.snapshot().patience()).isEqualTo(Duration.ofMillis(1800));
        assertThat(config.live().topicCheckInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.live().reconnectDelay()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesAZone() {
        assertThat(config(Map.of("dashboard.zone", "Europe/Zurich")).zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard.live.outbox-limit, a lot",
        "dashboard.live.outbox-limit, -1",
        "dashboard.live.silence, soon",
        "dashboard.export.most-at-once, all",
        "dashboard.snapshot.max-age, long",
        "dashboard.snapshot.min-interval, short",
        "dashboard.snapshot.keep, ever",
        "dashboard.snapshot.max-count, many",
        "dashboard.snapshot.max-size, much",
        "dashboard.snapshot.threads, none",
        "dashboard.snapshot.patience, little",
        "dashboard.live.topic-check-interval, often",
        "dashboard.live.reconnect-delay, later",
        "dashboard.live.unknown, 1"
    })
    void refusesWhatItCannotRead(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value))).hasStackTraceContaining(name);
    }

    @Test
    void refusesAZoneThatNobodyKnows() {
        assertThatThrownBy(() -> config(Map.of("dashboard.zone", "Mars/Olympus")))
                .hasMessageContaining("Mars/Olympus");
    }

    private static DashboardConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DashboardConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(DashboardConfig.class);
    }
}
