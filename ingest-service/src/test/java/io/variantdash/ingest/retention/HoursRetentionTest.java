package io.variantdash.ingest.retention;

import static io.variantdash.ingest.retention.AgedDatabase.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of hours by the default settings: they outlive their minutes, and are deleted after 400 days. */
class HoursRetentionTest {

    private static final Instant NOW = Instant.parse("2025-03-31T12:00:00Z");

    private static final String HOURS =
            "SELECT bucket AT TIME ZONE 'UTC', views FROM variant_engagement_hours ORDER BY bucket";

    private final AgedDatabase database = new AgedDatabase();
    private final Retention retention = database.replica();

    @Test
    void goByMonthWhenTheLastDayOfItIsTooOld() {
        database.makeDays("variant_engagement_hours", "2024-01-17", "2024-02-01", "2025-03-31");
        database.makeDays("variant_engagement", "2025-03-31");
        database.addHour("2024-01-31 23:00Z", 1);
        database.addHour("2024-02-01 00:00Z", 2);

        retention.run(NOW);

        assertThat(database.days("variant_engagement_hours"))
                .isEqualTo(named("variant_engagement_hours", "20240229", "20250331"));
        assertThat(database.rows(HOURS)).containsExactly("2024-02-01 00:00:00|2");
        assertThat(database.rows("SELECT to_regclass('variant_engagement_20250331') IS NOT NULL"))
                .containsExactly("t");

        retention.run(Instant.parse("2025-04-04T23:59:59Z"));
        assertThat(database.rows(HOURS)).hasSize(1);

        retention.run(Instant.parse("2025-04-05T00:00:00Z"));
        assertThat(database.rows(HOURS)).isEmpty();
    }

    @Test
    void ofNoMonthGoWhenTheyAreTooOld() {
        database.addHour("2024-02-24 23:00Z", 1);
        database.addHour("2024-02-25 00:00Z", 2);

        retention.run(NOW);

        assertThat(database.rows(HOURS)).containsExactly("2024-02-25 00:00:00|2");
    }

    @Test
    void areMadeOfMinutesThatAreDeletedIfTheyAreMissing() {
        database.makeDays("variant_engagement", "2025-03-23", "2025-03-24");
        database.addMinute("2025-03-23 10:00Z", 10);
        database.addMinute("2025-03-23 10:59Z", 20);
        database.addMinute("2025-03-23 11:00Z", 30);
        database.addMinute("2025-03-01 11:00Z", 5); // late, of no day
        database.addMinute("2025-03-24 11:00Z", 40); // stays

        retention.run(NOW);

        assertThat(database.rows(HOURS))
                .containsExactly("2025-03-01 11:00:00|5", "2025-03-23 10:00:00|20", "2025-03-23 11:00:00|30");
        assertThat(database.rows("SELECT views FROM variant_engagement")).containsExactly("40");
    }

    @Test
    void thatAreRightAlreadyAreNotTouched() {
        database.addMinute("2025-03-23 10:30Z", 20);
        database.execute(
                "INSERT INTO variant_engagement_hours SELECT persona_id, variant_id, '2025-03-23 10:00Z', views,"
                        + " interactions, last_updated, identity FROM variant_engagement");
        var before = database.rows("SELECT ctid, xmin, xmax FROM variant_engagement_hours");

        retention.run(NOW);

        assertThat(database.rows("SELECT ctid, xmin, xmax FROM variant_engagement_hours"))
                .isEqualTo(before);
    }

    @Test
    void areCorrectedWhereTheMinutesKnowBetterAndKeptWhereTheyDoNot() {
        database.addHour("2025-03-23 10:00Z", 1);
        database.addMinute("2025-03-23 10:30Z", 20);
        database.addMinute("2025-03-23 11:00Z", 30);
        database.execute("INSERT INTO variant_engagement_hours VALUES ('ava', 'v', '2025-03-23 11:00Z', 50, 0,"
                + " '2025-03-23 11:40Z', gen_random_uuid())");

        retention.run(NOW);

        assertThat(database.rows(HOURS)).containsExactly("2025-03-23 10:00:00|20", "2025-03-23 11:00:00|50");
    }

    @Test
    void minutesStayWhileNoHoursCanBeMadeOfThem() throws Exception {
        database.makeDays("variant_engagement", "2025-03-23");
        database.addMinute("2025-03-23 10:30Z", 20);
        try (var other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE variant_engagement_hours IN SHARE MODE");

            retention.run(NOW);

            assertThat(database.rows("SELECT views FROM variant_engagement")).containsExactly("20");
        }
        retention.run(NOW);
        assertThat(database.rows("SELECT views FROM variant_engagement")).isEmpty();
        assertThat(database.rows(HOURS)).containsExactly("2025-03-23 10:00:00|20");
    }
}
