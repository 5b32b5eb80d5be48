package io.variantdash.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.AlertState;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.store.BatchStore;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a batch leaves in the tables. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class StoredStateTest {

    private static final Instant NOW = Events.now();

    @Inject
    BatchStore store;

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private Database database;

    @BeforeEach
    void open() {
        database = new Database(dataSource);
    }

    @Test
    void keepsThePostAndAnEmptyStateOfANewVariant() {
        store(Events.post(persona, "v", VariantStatus.ACTIVE, NOW));

        assertThat(variant()).isEqualTo("active|content at " + NOW + "|0.05|question");
        assertThat(monitoring()).isEqualTo("0|0|0|active");
    }

    @Test
    void keepsTheNewestCountsWhateverTheOrderOfArrival() {
        store(Events.counts(persona, "v", 200, 10, NOW));
        store(Events.counts(persona, "v", 100, 9, NOW.minusSeconds(1)));

        assertThat(monitoring()).isEqualTo("0.05|10|200|active");
    }

    @Test
    void letsTheGreaterIdentityWinBetweenCountsOfTheSameTime() {
        AcceptedEvent a = AcceptedEvent.of(Events.counts(persona, "v", 100, 1, NOW));
        AcceptedEvent b = AcceptedEvent.of(Events.counts(persona, "v", 200, 4, NOW));
        String greater = a.identity().toString().compareTo(b.identity().toString()) > 0
                ? "0.01|1|100|active"
                : "0.02|4|200|active";

        store.store(new EventBatch(List.of(a)));
        store.store(new EventBatch(List.of(b)));
        store.store(new EventBatch(List.of(a)));

        assertThat(monitoring()).isEqualTo(greater);
    }

    @Test
    void takesCountsAfterAKillAndStaysKilled() {
        store(Events.post(persona, "v", VariantStatus.ACTIVE, NOW.minusSeconds(9)));
        store(Events.kill(persona, "v", "slow", NOW.minusSeconds(5)));
        store(Events.counts(persona, "v", 300, 3, NOW));
        store(Events.post(persona, "v", VariantStatus.ACTIVE, NOW));

        assertThat(monitoring()).isEqualTo("0.01|3|300|killed");
        assertThat(variant()).startsWith("killed|content at " + NOW);
    }

    @Test
    void remembersAKillThatCameBeforeItsPost() {
        store(Events.kill(persona, "v", "slow", NOW));
        store(Events.post(persona, "v", VariantStatus.ACTIVE, NOW.minusSeconds(60)));

        assertThat(variant()).startsWith("killed|content at");
        assertThat(monitoring()).isEqualTo("0|0|0|killed");
    }

    @Test
    void takesTheStatusOfTheNewestPost() {
        store(Events.post(persona, "v", VariantStatus.PAUSED, NOW));
        store(Events.post(persona, "v", VariantStatus.COMPLETED, NOW.minusSeconds(1)));
        store(Events.counts(persona, "v", 10, 1, NOW));

        assertThat(variant()).startsWith("paused|content at " + NOW);
        assertThat(monitoring()).endsWith("|paused");
    }

    @Test
    void keepsCountsOfAVariantThatWasNeverPosted() {
        store(Events.counts(persona, "v", 10, 1, NOW));

        assertThat(variant()).isEqualTo("active|null|null|null");
        assertThat(monitoring()).isEqualTo("0.1|1|10|active");
    }

    @Test
    void keepsHoursOfLateCountsAtOnce() {
        Instant late = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
        store(
                Events.counts(persona, "v", 10, 1, late.plusSeconds(60)),
                Events.counts(persona, "v", 20, 1, late.plusSeconds(3_000)),
                Events.counts(persona, "v", 30, 1, late.plusSeconds(4_000)),
                Events.counts(persona, "v", 40, 1, Instant.now()));
        store(Events.counts(persona, "v", 15, 1, late.plusSeconds(120)));

        assertThat(database.rows(
                        "SELECT views FROM variant_engagement_hours WHERE persona_id = ? ORDER BY bucket", persona))
                .containsExactly("20", "30");
    }

    @Test
    void keepsTheNewestWordOnEachSuggestion() {
        store(
                Events.alert(persona, "s", AlertState.CLEARED, NOW),
                Events.alert(persona, "s", AlertState.RAISED, NOW.minusSeconds(1)),
                Events.alert(persona, "first title", NOW),
                Events.alert(persona, "second title", NOW),
                Events.alert(persona, "second title", NOW.plusSeconds(1)));

        assertThat(database.rows(
                        "SELECT state, event ->> 'title', raised_at = ? FROM optimization_alerts"
                                + " WHERE persona_id = ? ORDER BY 1, 2",
                        Timestamp.from(NOW.plusSeconds(1)),
                        persona))
                .containsExactly("cleared|title|f", "raised|first title|f", "raised|second title|t");
    }

    @Test
    void keepsVariantsOfTheSameIdApartByPersona() {
        String other = Events.persona();
        store(Events.counts(persona, "v", 10, 1, NOW), Events.counts(other, "v", 20, 2, NOW));

        assertThat(monitoring()).isEqualTo("0.1|1|10|active");
        assertThat(database.rows("SELECT view_count FROM variant_monitoring WHERE persona_id = ?", other))
                .containsExactly("20");
    }

    @Test
    void keepsTheNewestCountsOfEachMinute() {
        Instant minute = Instant.parse("2026-01-31T10:00:00Z");
        store(Events.counts(persona, "v", 20, 2, minute.plusSeconds(50)));
        store(
                Events.counts(persona, "v", 10, 1, minute.plusSeconds(10)),
                Events.counts(persona, "v", 30, 3, minute.plusSeconds(60)),
                Events.counts(persona, "v", 40, 4, minute.plusSeconds(80)),
                Events.counts(persona, "v", 50, 5, minute.plusSeconds(130)));

        assertThat(database.rows(
                        "SELECT extract(minute FROM bucket)::int, views, interactions FROM variant_engagement"
                                + " WHERE persona_id = ? ORDER BY bucket",
                        persona))
                .containsExactly("0|20|2", "1|40|4", "2|50|5");
    }

    @Test
    void keepsTheDetectorsNewestWord() {
        store(Events.fatigue(persona, "question", 0.9, NOW));
        store(Events.fatigue(persona, "question", 0.2, NOW.minusSeconds(1)));

        assertThat(database.rows("SELECT fatigue_score FROM pattern_fatigue WHERE persona_id = ?", persona))
                .containsExactly("0.9");
    }

    @Test
    void keepsPatternNamesThatNoIndexCouldHold() {
        store(Events.fatigue(persona, "p".repeat(100_000), 0.9, NOW));

        assertThat(database.rows("SELECT length(pattern) FROM pattern_fatigue WHERE persona_id = ?", persona))
                .containsExactly("100000");
    }

    @Test
    void writesOneAuditRowForEachEventAndNoneForACopy() {
        MonitorEvent[] events = {
            Events.post(persona, "v", VariantStatus.ACTIVE, NOW),
            Events.counts(persona, "v", 10, 1, NOW),
            Events.kill(persona, "v", "slow", NOW),
            Events.fatigue(persona, "question", 0.9, NOW),
            Events.alert(persona, "title", NOW)
        };
        store(events);
        store(events);
        store(events[2], events[2]);

        assertThat(database.rows(
                        "SELECT event_type, variant_id FROM dashboard_events WHERE persona_id = ? ORDER BY 1", persona))
                .containsExactly(
                        "early_kill|v",
                        "optimization_alert|null",
                        "pattern_fatigue|null",
                        "performance_update|v",
                        "variant_posted|v");
    }

    @Test
    void storesEventsOfDaysWithoutAPartition() {
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        store(Events.counts(persona, "v", 10, 1, longAgo));

        assertThat(database.rows("SELECT count(*) FROM dashboard_events_default WHERE persona_id = ?", persona))
                .containsExactly("1");
    }

    private void store(MonitorEvent... events) {
        store.store(new EventBatch(Stream.of(events).map(AcceptedEvent::of).toList()));
    }

    private String variant() {
        return single("SELECT status, content, predicted_er, pattern_used FROM variants WHERE persona_id = ?");
    }

    private String monitoring() {
        return single("SELECT current_er, interaction_count, view_count, status FROM variant_monitoring"
                + " WHERE persona_id = ?");
    }

    private String single(String sql) {
        List<String> rows = database.rows(sql, persona);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
