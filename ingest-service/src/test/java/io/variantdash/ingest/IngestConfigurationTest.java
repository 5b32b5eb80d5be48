package io.variantdash.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestConfigurationTest {

    @Test
    void keepsThirtyDaysAndMakesPartitionsAWeekAheadUnlessToldOtherwise() {
        IngestConfiguration configuration = configuration(Map.of());

        assertThat(configuration.retention()).isEqualTo(Duration.ofDays(30));
        assertThat(configuration.partitionDaysAhead()).isEqualTo(7);
    }

    @Test
    void keepsMinutesForAWeekAndHoursAndEndedVariantsForAYearUnlessToldOtherwise() {
        IngestConfiguration configuration = configuration(Map.of());

        assertThat(configuration.minutesRetention()).isEqualTo(Duration.ofDays(7));
        assertThat(configuration.hoursRetention()).isEqualTo(Duration.ofDays(400));
        assertThat(configuration.endedRetention()).isEqualTo(Duration.ofDays(400));
        assertThat(configuration.retentionEnabled()).isTrue();
    }

    @Test
    void keepsDeadLettersForThirtyDaysAndReplaysNoneUnlessToldOtherwise() {
        IngestConfiguration configuration = configuration(Map.of());

        assertThat(configuration.deadLettersRetention()).isEqualTo(Duration.ofDays(30));
        assertThat(configuration.admin().enabled()).isFalse();
    }

    @Test
    void saysThatBackupsAreKeptForThirtyDaysUnlessToldOtherwise() {
        assertThat(configuration(Map.of()).backupRetention()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void isAReplicaUnlessToldToRebuild() {
        assertThat(configuration(Map.of()).rebuild()).isFalse();
    }

    @Test
    void readsAsOneGroupInLargeBatchesUnlessToldOtherwise() {
        IngestConfiguration configuration = configuration(Map.of());

        assertThat(configuration.consumerGroup()).isEqualTo("variant-dash-ingest");
        assertThat(configuration.batchSize()).isEqualTo(40_000);
    }

    @Test
    void beatsEveryThreeSecondsUnlessToldOtherwise() {
        assertThat(configuration(Map.of()).heartbeatInterval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(configuration(Map.of()).warmUp()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void limitsHowOftenOneMayAskAndTrustsNoProxyUnlessToldOtherwise() {
        IngestConfiguration.Web web = configuration(Map.of()).web();

        assertThat(web.requestsPerSecondPerAddress()).isEqualTo(1_000);
        assertThat(web.requestsPerSecondPerIdentity()).isEqualTo(100);
        assertThat(web.trustedProxies()).isEmpty();
    }

    @Test
    void takesRequestsOfTwoMebibytesUnlessToldOtherwise() {
        IngestConfiguration.Gateway gateway = configuration(Map.of()).gateway();

        assertThat(gateway.maxBodyBytes()).isEqualTo(2 << 20);
        assertThat(gateway.maxRequests()).isEqualTo(64);
        assertThat(gateway.producers()).isEqualTo(4);
        assertThat(gateway.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard.web.requests-per-second-per-address, 0, is 0; it must be at least 1",
        "dashboard.web.requests-per-second-per-address, 1000001, is 1000001; it must be at most 1000000",
        "dashboard.web.requests-per-second-per-identity, 0, is 0; it must be at least 1",
        "dashboard.web.requests-per-second-per-identity, 1000001, is 1000001; it must be at most 1000000",
        "dashboard.gateway.max-body-bytes, 262143, is 262143; it must be at least 262144",
        "dashboard.gateway.max-body-bytes, 67108865, is 67108865; it must be at most 67108864",
        "dashboard.gateway.max-requests, 0, is 0; it must be at least 1",
        "dashboard.gateway.max-requests, 10001, is 10001; it must be at most 10000",
        "dashboard.gateway.producers, 0, is 0; it must be at least 1",
        "dashboard.gateway.producers, 65, is 65; it must be at most 64",
        "dashboard.gateway.timeout, 99ms, is PT0.099S; it must be at least 100ms",
        "dashboard.gateway.timeout, 61s, is PT1M1S; it must be at most 60s",
        "dashboard.retention, 1h, is PT1H; it must be at least 1d",
        "dashboard.backup-retention, -1s, is PT-1S; it must be at least 0d",
        "dashboard.backup-retention, 3651d, is PT87624H; it must be at most 3650d",
        "dashboard.retention, 3651d, is PT87624H; it must be at most 3650d",
        "dashboard.minutes-retention, 23h, is PT23H; it must be at least 1d",
        "dashboard.minutes-retention, 3651d, is PT87624H; it must be at most 3650d",
        "dashboard.hours-retention, 0d, is PT0S; it must be at least 1d",
        "dashboard.hours-retention, 3651d, is PT87624H; it must be at most 3650d",
        "dashboard.ended-retention, -1d, is PT-24H; it must be at least 1d",
        "dashboard.ended-retention, 3651d, is PT87624H; it must be at most 3650d",
        "dashboard.dead-letters-retention, 23h, is PT23H; it must be at least 1d",
        "dashboard.dead-letters-retention, 3651d, is PT87624H; it must be at most 3650d",
        "dashboard.partition-days-ahead, 0, is 0; it must be at least 1",
        "dashboard.partition-days-ahead, 366, is 366; it must be at most 365",
        "dashboard.batch-size, 0, is 0; it must be at least 1",
        "dashboard.batch-size, 1000001, is 1000001; it must be at most 1000000",
        "dashboard.heartbeat-interval, 0s, is PT0S; it must be at least 100ms",
        "dashboard.heartbeat-interval, 11s, is PT11S; it must be at most 10s",
        "dashboard.warm-up, -1s, is PT-1S; it must be at least 0s",
        "dashboard.warm-up, 11s, is PT11S; it must be at most 10s",
        "dashboard.consumer-group, ' ', is \" \"; it must not be blank"
    })
    void refusesValuesOutsideOfTheirBounds(String setting, String value, String refusal) {
        assertThatThrownBy(() -> configuration(Map.of(setting, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(setting + " " + refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard.retention, soon",
        "dashboard.web.trusted-proxies, proxy.example",
        "dashboard.web.trusted-proxies, 10.0.0.0/33",
        "dashboard.minutes-retention, week",
        "dashboard.hours-retention, year",
        "dashboard.ended-retention, never",
        "dashboard.dead-letters-retention, short",
        "dashboard.partition-days-ahead, few",
        "dashboard.batch-size, 1.5",
        "dashboard.heartbeat-interval, often"
    })
    void refusesValuesThatAreNoDurationOrNumber(String setting, String value) {
        assertThatThrownBy(() -> configuration(Map.of(setting, value)))
                .hasMessageContaining(setting)
                .hasMessageContaining(value);
    }

    private static IngestConfiguration configuration(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(IngestConfiguration.class)
                .withDefaultValues(settings)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withValidator(new BeanValidationConfigValidatorImpl())
                .build();
        return config.getConfigMapping(IngestConfiguration.class);
    }
}
