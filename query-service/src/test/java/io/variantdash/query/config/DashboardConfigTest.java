package io.variantdash.query.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.variantdash.query.config.SettingsCheck.Pools;
import io.variantdash.query.config.value.AccessMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardConfigTest {

    private static final Pools POOLS = new Pools(16, Optional.empty());
    private static final Optional<String> ISSUER = Optional.of("https://issuer.example");

    @Test
    void hasDefaults() {
        DashboardConfig config = config(Map.of());

        assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.warmUp()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.access().mode()).isEqualTo(AccessMode.OIDC);
        assertThat(config.access().rolesClaim()).isEqualTo("roles");
        assertThat(config.access().personasClaim()).isEqualTo("personas");
        assertThat(config.access().webClientId()).isEqualTo("variant-dash-web");
        assertThat(config.access().webScope()).isEqualTo("openid");
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
        assertThat(config.decisions().holdoutShare()).isZero();
        assertThat(config.decisions().personas()).isEmpty();
        assertThat(config.engine().refitInterval()).isEqualTo(Duration.ofMinutes(10));
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
        "dashboard.zone, Mars/Olympus, a time zone",
        "dashboard.access.mode, no, oidc and none",
        "dashboard.access.roles-claim, a b, claims such as",
        "dashboard.access.personas-claim, a//b, claims such as",
        "dashboard.access.web-client-id, a\"b, letters",
        "dashboard.access.web-scope, ä, letters",
        "dashboard.warm-up, 11s, from 0s to 10s",
        "dashboard.warm-up, -1s, from 0s to 10s",
        "dashboard.export.max-concurrent, all, from 1 to 100",
        "dashboard.export.max-concurrent, 0, from 1 to 100",
        "dashboard.snapshot.max-age, long, from 1s to 1d",
        "dashboard.snapshot.max-age, 999ms, from 1s to 1d",
        "dashboard.snapshot.min-interval, 9ms, from 10ms to 10m",
        "dashboard.snapshot.keep, 0s, from 1s to 1d",
        "dashboard.snapshot.max-count, 0, from 1 to 1000000",
        "dashboard.snapshot.max-count, 1.5, from 1 to 1000000",
        "dashboard.snapshot.max-size, 1023K, from 1M to 64G",
        "dashboard.snapshot.threads, 101, from 1 to 100",
        "dashboard.snapshot.timeout, 601s, from 100ms to 10m",
        "dashboard.decisions.wrong-kill-cost, 0, from 0.01 to 100",
        "dashboard.decisions.wrong-kill-cost, -1, from 0.01 to 100",
        "dashboard.decisions.wrong-kill-cost, NaN, from 0.01 to 100",
        "dashboard.decisions.protected-share, 1.1, from 0.01 to 1",
        "dashboard.decisions.kill-share, 0, from 0.01 to 1",
        "dashboard.decisions.false-kill-rate, 0.6, from 0.001 to 0.5",
        "dashboard.decisions.grace-period, -1s, from 0s to 10m",
        "dashboard.decisions.least-views, 0, from 1 to 1000000",
        "dashboard.decisions.holdout-share, 0.6, from 0 to 0.5",
        "dashboard.decisions.personas.ava.wrong-kill-cost, 0, from 0.01 to 100",
        "dashboard.decisions.personas.ava.protected-share, 1.1, from 0.01 to 1",
        "dashboard.decisions.personas.ava.grace-period, 11m, from 0s to 10m",
        "dashboard.decisions.personas.ava.least-views, 0, from 1 to 1000000",
        "dashboard.engine.group-id, with a space, 1 to 200 letters",
        "dashboard.engine.refit-interval, 0s, from 1s to 1d",
        "dashboard.live.max-connections, -1, from 1 to 1000000",
        "dashboard.live.max-connections, 99999999999, from 1 to 1000000",
        "dashboard.live.max-connections-per-persona, 0, from 1 to 1000000",
        "dashboard.live.max-connections-per-address, 1000001, from 1 to 1000000",
        "dashboard.live.allowed-origins, dashboard.example, origins such as https://",
        "dashboard.live.allowed-origins, https://dashboard.example/page, origins such as https://",
        "dashboard.live.max-messages-per-second, 0, from 1 to 10000",
        "dashboard.live.max-messages-per-second, 10001, from 1 to 10000",
        "dashboard.live.send-queue-limit, -1, from 64K to 1G",
        "dashboard.live.send-queue-limit, 65535, from 64K to 1G",
        "dashboard.live.send-timeout, 0s, from 100ms to 10m",
        "dashboard.live.ping-interval, 0s, from 10ms to 10m",
        "dashboard.live.idle-timeout, -1s, from 100ms to 10m",
        "dashboard.live.close-timeout, 99ms, from 100ms to 10m",
        "dashboard.live.replay-max-age, 2d, from 1s to 1d",
        "dashboard.live.replay-max-size, 65G, from 1M to 64G",
        "dashboard.live.catch-up-timeout, 1h, from 100ms to 10m",
        "dashboard.live.snapshot-timeout, 1ms, from 100ms to 10m",
        "dashboard.live.shutdown-notice, 11m, from 0s to 10m",
        "dashboard.live.shutdown-spread, -1s, from 0s to 10m",
        "dashboard.live.stale-after, 0s, from 1s to 1d",
        "dashboard.live.topic-check-interval, 0s, from 10ms to 10m",
        "dashboard.live.reconnect-delay, 0s, from 10ms to 10m"
    })
    void refusesWhatItCannotServeWith(String name, String value, String allowed) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(name)
                .hasMessageContaining('"' + value + '"')
                .hasMessageContaining(allowed);
    }

    static Stream<String> settings() {
        return ConfigMappings.getProperties(new ConfigClass(DashboardConfig.class, "dashboard")).keySet().stream()
                .map(name -> name.replace("[*]", ""))
                .distinct();
    }

    /** A new setting needs a range, too. */
    @ParameterizedTest
    @MethodSource("settings")
    void refusesNonsenseInEverySettingAndSaysWhatIsAllowed(String name) {
        assertThatThrownBy(() -> config(Map.of(name, "?!")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("?!")
                .hasMessageContaining("(allowed ");
    }

    @Test
    void namesAllWrongSettingsAtOnce() {
        assertThatThrownBy(() -> config(Map.of(
                        "dashboard.live.max-messages-per-second", "0",
                        "dashboard.snapshot.max-count", "0",
                        "dashboard.zone", "Mars/Olympus")))
                .hasMessageContainingAll(
                        "dashboard.live.max-messages-per-second", "dashboard.snapshot.max-count", "Mars/Olympus");
    }

    @Test
    void refusesSettingsThatDoNotExist() {
        assertThatThrownBy(() -> config(Map.of("dashboard.live.unknown", "1")))
                .hasStackTraceContaining("dashboard.live.unknown");
    }

    @Test
    void takesTheDefaultsTogether() {
        assertThat(SettingsCheck.conflicts(config(Map.of()), POOLS, ISSUER)).isEmpty();
    }

    @Test
    void refusesToAskForTokensWithoutAnIssuer() {
        assertThat(SettingsCheck.conflicts(config(Map.of()), POOLS, Optional.empty()))
                .singleElement()
                .asString()
                .contains("quarkus.oidc.auth-server-url", "AUTH_MODE");
        assertThat(SettingsCheck.conflicts(config(Map.of("dashboard.access.mode", "none")), POOLS, Optional.empty()))
                .isEmpty();
    }

    @Test
    void refusesSettingsThatDoNotGoTogether() {
        DashboardConfig config = config(Map.of(
                "dashboard.live.idle-timeout", "40s",
                "dashboard.snapshot.max-age", "1s",
                "dashboard.snapshot.min-interval", "2s",
                "dashboard.snapshot.threads", "10",
                "dashboard.export.max-concurrent", "6"));

        assertThat(SettingsCheck.conflicts(config, POOLS, ISSUER))
                .containsExactly(
                        "dashboard.snapshot.max-age is PT1S; it must be at least dashboard.snapshot.min-interval (PT2S)",
                        "dashboard.live.idle-timeout is PT40S; it must be at least twice dashboard.live.ping-interval (PT50S)",
                        "dashboard.snapshot.threads + dashboard.export.max-concurrent is 16; it must be below quarkus.datasource.jdbc.max-size (16)");
    }

    @Test
    void holdsWhatIsSetForAPersonaAgainstWhatIsSetForAll() {
        DashboardConfig config = config(Map.of(
                "dashboard.decisions.kill-share", "0.6",
                "dashboard.decisions.personas.\"ava b\".protected-share", "0.5",
                "dashboard.decisions.personas.bo.kill-share", "0.4"));

        assertThat(config.decisions().personas()).containsOnlyKeys("ava b", "bo");
        assertThat(SettingsCheck.conflicts(config, POOLS, ISSUER))
                .containsExactly(
                        "dashboard.decisions.personas.\"ava b\".kill-share is 0.6; it must be at most dashboard.decisions.personas.\"ava b\".protected-share (0.5)");
    }

    @Test
    void refusesSettingsOfAPersonaThatDoNotExist() {
        assertThatThrownBy(() -> config(Map.of("dashboard.decisions.personas.ava.kill-rate", "0.5")))
                .hasStackTraceContaining("dashboard.decisions.personas.ava.kill-rate");
    }

    @Test
    void holdsExportsAgainstThePoolOfTheReadReplicaWhereThereIsOne() {
        DashboardConfig config =
                config(Map.of("dashboard.snapshot.threads", "10", "dashboard.export.max-concurrent", "6"));

        assertThat(SettingsCheck.conflicts(config, new Pools(16, Optional.of(16)), ISSUER))
                .isEmpty();
        assertThat(SettingsCheck.conflicts(config, new Pools(16, Optional.of(6)), ISSUER))
                .containsExactly(
                        "dashboard.export.max-concurrent is 6; it must be below quarkus.datasource.replica.jdbc.max-size (6)");
        assertThat(SettingsCheck.conflicts(config, new Pools(10, Optional.of(16)), ISSUER))
                .containsExactly(
                        "dashboard.snapshot.threads is 10; it must be below quarkus.datasource.jdbc.max-size (10)");
    }

    @Test
    void takesOrigins() {
        Set<String> origins = Set.of("https://a.example", "http://[::1]:80", "*");

        assertThat(config(Map.of("dashboard.live.allowed-origins", String.join(",", origins)))
                        .live()
                        .allowedOrigins())
                .contains(origins);
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
