package io.variantdash.ingest.retention;

import static io.variantdash.ingest.retention.AgedDatabase.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is deleted, by the default settings: events after 30 days, minutes after 7, hours and what has ended after 400. */
class RetentionTest {

    private static final Instant NOW = Instant.parse("2025-03-31T12:00:00Z");

    private final AgedDatabase database = new AgedDatabase();
    private final Retention retention = database.replica();

    @Test
    void dropsTheDaysOfWhichNothingIsYoungEnough() {
        database.makeDays("dashboard_events", "2025-02-27", "2025-02-28", "2025-03-01", "2025-03-31");
        database.makeDays("variant_engagement", "2025-03-22", "2025-03-23", "2025-03-24", "2025-03-31");
        database.addEvents("2025-02-28 23:59:59.999999Z", 3);
        database.addEvents("2025-03-01 00:00Z", 3);

        retention.run(NOW);

        assertThat(database.days("dashboard_events")).isEqualTo(named("dashboard_events", "20250301", "20250331"));
        assertThat(database.days("variant_engagement")).isEqualTo(named("variant_engagement", "20250324", "20250331"));
        assertThat(database.rows("SELECT count(*) FROM dashboard_events")).containsExactly("3");
    }

    @Test
    void dropsADayWhenItsLastEventIsTooOldAndNotBefore() {
        database.makeDays("dashboard_events", "2025-02-28");

        retention.run(Instant.parse("2025-03-30T23:59:59.999999Z"));
        assertThat(database.days("dashboard_events")).hasSize(1);

        retention.run(Instant.parse("2025-03-31T00:00:00Z"));
        assertThat(database.days("dashboard_events")).isEmpty();
    }

    @Test
    void emptiesTheDefaultPartitionsOfWhatIsTooOld() {
        database.addEvents("2025-02-28 12:00Z", (2 * ExpiredRows.BATCH) + 1);
        database.addEvents("2025-03-01 00:00Z", 2);
        database.addMinute("2025-03-23 23:59Z");
        database.addMinute("2025-03-24 00:00Z");

        retention.run(NOW);

        assertThat(database.rows("SELECT tableoid::regclass, count(*) FROM dashboard_events GROUP BY 1"))
                .containsExactly("dashboard_events_default|2");
        assertThat(database.rows("SELECT bucket AT TIME ZONE 'UTC' FROM variant_engagement"))
                .containsExactly("2025-03-24 00:00:00");
    }

    @Test
    void leavesARowThatIsBeingWrittenForTheNextRun() throws Exception {
        database.addMinute("2025-03-01 10:00Z");
        database.addMinute("2025-03-01 10:01Z");
        try (var writer = database.connect()) {
            writer.setAutoCommit(false);
            writer.createStatement()
                    .execute("UPDATE variant_engagement SET views = 1 WHERE bucket = '2025-03-01 10:01Z'");

            retention.run(NOW);

            assertThat(database.rows("SELECT bucket AT TIME ZONE 'UTC' FROM variant_engagement"))
                    .containsExactly("2025-03-01 10:01:00");
            writer.commit();
        }
        retention.run(NOW);
        assertThat(database.rows("SELECT FROM variant_engagement")).isEmpty();
    }

    @Test
    void deletesDeadLettersThatWereFirstRefusedTooLongAgo() {
        for (String time : new String[] {"2025-02-28 23:59Z", "2025-03-01 00:00Z"}) {
            database.execute("""
                    INSERT INTO dead_letters (original_topic, original_partition, original_offset, code, reason, received_at,
                        refused_at, headers)
                    VALUES ('monitor.early-kill', 0, extract(epoch FROM '%1$s'::timestamptz), 'x', 'x', '%1$s', now(), '[]')
                    """.formatted(time));
        }

        retention.run(NOW);

        assertThat(database.rows("SELECT received_at AT TIME ZONE 'UTC' FROM dead_letters"))
                .containsExactly("2025-03-01 00:00:00");
    }

    @Test
    void leavesNothingToDoForTheNextRun() {
        database.makeDays("dashboard_events", "2025-02-27", "2025-03-31");
        database.addEvents("2025-03-31 10:00Z", 1);
        retention.run(NOW);
        var before = database.rows("SELECT relname, relfilenode FROM pg_class ORDER BY relname");

        retention.run(NOW);

        assertThat(database.rows("SELECT relname, relfilenode FROM pg_class ORDER BY relname"))
                .isEqualTo(before);
    }
}
