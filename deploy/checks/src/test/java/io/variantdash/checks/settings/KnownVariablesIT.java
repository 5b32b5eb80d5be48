package io.variantdash.checks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownVariablesIT {

    private final KnownVariables query = KnownVariables.of(ServiceSettings.QUERY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DASHBOARD_SNAPSHOT_MAX_SIZE",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "QUARKUS_DATASOURCE_REPLICA_JDBC_URL",
                "QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL",
                "KAFKA_SSL_TRUSTSTORE_LOCATION"
            })
    void containWhatHasAnEffect(String variable) {
        assertThat(query.contains(variable)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DASHBOARD_SNAPSHOTS_MAX_SIZE",
                "DASHBOARD_RETENTION",
                "QUARKUS_DATASOURCE_URL",
                "QUARKUS_DATASOURCE_DB_VERSION",
                "KAFKA_SSL_TRUSTSTORE_PATH"
            })
    void doNotContainWhatIsMisspeltOrAnotherServicesOrFixedAtBuildTime(String variable) {
        assertThat(query.contains(variable)).isFalse();
    }
}
