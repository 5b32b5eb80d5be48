package io.variantdash.ingest.partition;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.ingest.support.Database;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class DayPartitionsTest {

    /** Far from the days that the application makes by itself. */
    private static final Instant NOW = Instant.parse("2024-02-29T23:59:59Z");

    @Inject
    DayPartitions partitions;

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @CsvSource({
        "dashboard_events, -31, false",
        "dashboard_events, -30, true",
        "dashboard_events, 0, true",
        "dashboard_events, 7, true",
        "dashboard_events, 8, false",
        "variant_engagement, -8, false",
        "variant_engagement, -7, true",
        "variant_engagement, 7, true"
    })
    void areReadyForEveryDayThatIsKeptAndSomeAhead(String table, int days, boolean ready) {
        partitions.ensure(NOW);

        String day = LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE);
        assertThat(new Database(dataSource).rows("SELECT to_regclass(?) IS NOT NULL", table + "_" + day))
                .containsExactly(ready ? "t" : "f");
    }

    @Test
    void areMonthsOfTheHours() {
        partitions.ensure(NOW);

        assertThat(new Database(dataSource)
                        .rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname"
                                + " ~ '^variant_engagement_hours_202[0-4]' ORDER BY relname"))
                .containsExactly(
                        "variant_engagement_hours_20240131",
                        "variant_engagement_hours_20240229",
                        "variant_engagement_hours_20240331");
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
                        "ingest_partition_days_ahead{table=\"variant_engagement\"} 7.0",
                        "ingest_partition_days_ahead{table=\"variant_engagement_hours\"} 7.0");
    }
}
