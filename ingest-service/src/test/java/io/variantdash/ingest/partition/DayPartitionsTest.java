package io.variantdash.ingest.partition;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.EmbeddedInfrastructure;
import io.variantdash.ingest.support.Database;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class DayPartitionsTest {

    @Inject
    DayPartitions partitions;

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @ValueSource(ints = {-30, 0, 7})
    void areReadyForEveryDayThatEventsMayHave(int days) {
        partitions.ensure();

        assertThat(new Database(dataSource)
                        .rows(
                                "SELECT to_regclass(?) IS NOT NULL, to_regclass(?) IS NOT NULL",
                                "dashboard_events_" + day(days),
                                "variant_engagement_" + day(days)))
                .containsExactly("t|t");
    }

    @Test
    void areMadeOnlyOnce() {
        partitions.ensure();
        Database database = new Database(dataSource);
        String count = "SELECT count(*) FROM pg_inherits";
        var before = database.rows(count);
        partitions.ensure();

        assertThat(database.rows(count)).isEqualTo(before);
    }

    @Test
    void tellForHowManyDaysTheyLast() {
        partitions.ensure();

        assertThat(get("/q/metrics").asString().lines())
                .contains(
                        "ingest_partition_days_ahead{table=\"dashboard_events\"} 7.0",
                        "ingest_partition_days_ahead{table=\"variant_engagement\"} 7.0");
    }

    private static String day(int daysFromToday) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(daysFromToday).format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
