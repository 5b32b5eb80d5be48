package io.variantdash.query.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardConfigTest {

    @Test
    void hasDefaults() {
        DashboardConfig config = config(Map.of());

        assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.live().sendQueueLimit().asLongValue()).isEqualTo(1 << 20);
        assertThat(config.live().sendTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.live().maxConnections()).isEqualTo(20_000);
        assertThat(config.live().maxConnectionsPerPersona()).isEqualTo(15_000);
        assertThat(config.live().maxConnectionsPerAddress()).isEqualTo(15_000);
        assertThat(config.live().allowedOrigins()).isEmpty();
        assertThat(config.live().maxMessagesPerSecond()).isEqualTo(20);
        assertThat(config.live().pingInterval()).isEqualTo(Duration.ofSeconds(25));
        assertThat(config.live().closeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.live().replayMaxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.live().replayMaxSize().asLongValue()).isEqualTo(16 << 20);
        assertThat(config.live().catchUpTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.live().snapshotTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.live().shutdownNotice()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.live().shutdownSpread()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.live().idleTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.export().maxConcurrent()).isEqualTo(2);
        assertThat(config.snapshot().maxAge()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.snapshot().minInterval()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.snapshot().keep()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.snapshot().maxCount()).isEqualTo(2000);
        assertThat(config.snapshot().maxSize().asLongValue()).isEqualTo(64 << 20);
        assertThat(config.snapshot().threads()).isEqualTo(4);
        assertThat(config.snapshot().timeout()).isEqualTo(Duration.ofMillis(1800));
        assertThat(config.live().staleAfter()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.live().topicCheckInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.live().reconnectDelay()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesAZone() {
        assertThat(config(Map.of("dashboard.zone", "Europe/Zurich")).zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard.live.send-queue-limit, a lot",
        "dashboard.live.send-queue-limit, -1",
        "dashboard.live.idle-timeout, soon",
        "dashboard.live.send-timeout, old",
        "dashboard.live.max-connections, many",
        "dashboard.live.max-connections-per-persona, many",
        "dashboard.live.max-connections-per-address, many",
        "dashboard.live.max-messages-per-second, few",
        "dashboard.live.ping-interval, often",
        "dashboard.live.close-timeout, soon",
        "dashboard.live.replay-max-age, long",
        "dashboard.live.replay-max-size, much",
        "dashboard.live.catch-up-timeout, some",
        "dashboard.live.snapshot-timeout, little",
        "dashboard.live.shutdown-notice, short",
        "dashboard.live.shutdown-spread, wide",
        "dashboard.export.max-concurrent, all",
        "dashboard.snapshot.max-age, long",
        "dashboard.snapshot.min-interval, short",
        "dashboard.snapshot.keep, ever",
        "dashboard.snapshot.max-count, many",
        "dashboard.snapshot.max-size, much",
        "dashboard.snapshot.threads, none",
        "dashboard.snapshot.timeout, little",
        "dashboard.live.stale-after, late",
        "dashboard.live.topic-check-interval, often",
        "dashboard.live.reconnect-delay, later",
        "dashboard.live.unknown, 1"
    })
    void refusesWhatItCannotRead(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value))).hasStackTraceContaining(name);
    }

    @Test
    void takesOrigins() {
        assertThat(config(Map.of("dashboard.live.allowed-origins", "https://a.example,https://b.example"))
                        .live()
                        .allowedOrigins())
                .contains(Set.of("https://a.example", "https://b.example"));
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
