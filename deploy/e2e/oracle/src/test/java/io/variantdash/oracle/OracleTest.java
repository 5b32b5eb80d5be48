package io.variantdash.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules of storing, each on an example worked out by hand. */
class OracleTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    private final Oracle oracle = new Oracle();

    @Test
    void auditsEachEventOnceHoweverOftenItComes() {
        accept(counts(10, TEN), counts(10, TEN), alert());

        assertThat(rows(Table.DASHBOARD_EVENTS)).hasSize(2);
    }

    @Test
    void auditsAnOldPostOnlyIfACopyOfItIsYoungEnough() {
        AcceptedEvent old = AcceptedEvent.of(post(VariantStatus.PAUSED, TEN), false, null);
        oracle.accept(old);

        assertThat(rows(Table.DASHBOARD_EVENTS)).isEmpty();
        assertThat(rows(Table.VARIANTS)).singleElement().asString().contains("\"status\":\"paused\"");
        assertThat(oracle.updates()).containsExactly(old.identity());

        oracle.accept(AcceptedEvent.of(old.event())).accept(old);
        assertThat(rows(Table.DASHBOARD_EVENTS)).hasSize(1);
    }

    @Test
    void keepsTheNewestCountsAlsoAfterAKill() {
        accept(counts(30, TEN.plusSeconds(2)), kill(TEN.plusSeconds(1)), counts(10, TEN));

        assertThat(rows(Table.VARIANT_MONITORING))
                .singleElement()
                .asString()
                .contains(
                        "\"view_count\":30", "\"status\":\"killed\"", "\"last_updated\":\"2026-01-31T10:00:02+00:00\"");
    }

    @Test
    void letsTheGreaterIdentityDecideBetweenEqualTimes() {
        AcceptedEvent some = AcceptedEvent.of(counts(10, TEN));
        AcceptedEvent other = AcceptedEvent.of(counts(20, TEN));
        String greater = some.identity().toString().compareTo(other.identity().toString()) > 0
                ? some.identity().toString()
                : other.identity().toString();
        accept(some.event(), other.event());

        assertThat(rows(Table.VARIANT_MONITORING)).singleElement().asString().contains(greater);
        assertThat(rows(Table.VARIANT_ENGAGEMENT)).singleElement().asString().contains(greater);
        assertThat(oracle.updates()).extracting(Object::toString).containsExactly(greater);
    }

    @Test
    void letsTheNewestPostDecideTheStatusUnlessThereIsAKill() {
        accept(post(VariantStatus.PAUSED, TEN.plusSeconds(1)), post(VariantStatus.ACTIVE, TEN));
        assertThat(rows(Table.VARIANTS)).singleElement().asString().contains("\"status\":\"paused\"");

        accept(kill(TEN.minusSeconds(60)));
        assertThat(rows(Table.VARIANTS)).singleElement().asString().contains("\"status\":\"killed\"");
        assertThat(rows(Table.VARIANT_KILLS)).hasSize(1);
    }

    @Test
    void knowsAVariantThatWasOnlyCountedAndNoneThatAnAlertSpeaksOf() {
        accept(counts(10, TEN), alert());

        assertThat(rows(Table.VARIANTS))
                .singleElement()
                .asString()
                .contains("\"id\":\"variant\"", "\"content\":null", "\"status\":\"active\"");
        assertThat(rows(Table.VARIANT_MONITORING)).singleElement().asString().contains("\"status_known\":false");
    }

    @Test
    void keepsTheNewestCountsOfEachMinute() {
        accept(counts(10, TEN), counts(20, TEN.plusSeconds(59)), counts(30, TEN.plusSeconds(60)));

        assertThat(rows(Table.VARIANT_ENGAGEMENT))
                .satisfiesExactly(
                        first -> assertThat(first.columns()).contains("\"views\":20"),
                        second -> assertThat(second.columns()).contains("\"views\":30"));
    }

    @Test
    void keepsTheNewestWordOnAPattern() {
        accept(fatigue(0.5, TEN.plusSeconds(1)), fatigue(0.9, TEN));

        assertThat(rows(Table.PATTERN_FATIGUE)).singleElement().asString().contains("\"fatigue_score\":0.5");
    }

    @Test
    void awaitsAnUpdateForAllButSurpassedCounts() {
        accept(counts(10, TEN), counts(20, TEN.plusSeconds(1)), kill(TEN), post(VariantStatus.ACTIVE, TEN), alert());
        accept(fatigue(0.5, TEN), fatigue(0.6, TEN.plusSeconds(1)));

        assertThat(oracle.updates())
                .hasSize(6)
                .doesNotContain(AcceptedEvent.of(counts(10, TEN)).identity());
    }

    @Test
    void answersTheSameForAnyOrderAndNumberOfCopies() {
        List<SentEvent> events = new EventGenerator(1, TEN, EventMix.usual().withVariants(2, 3)).next(500);
        events.forEach(event -> oracle.accept(event.accepted()));
        List<SentEvent> copies = new ArrayList<>(events);
        copies.addAll(events.subList(0, 100));
        Collections.shuffle(copies, new Random(2));
        Oracle other = new Oracle();
        copies.forEach(event -> other.accept(event.accepted()));

        assertThat(other.tables().rows()).isEqualTo(oracle.tables().rows());
        assertThat(other.tables().md5()).isEqualTo(oracle.tables().md5());
        assertThat(other.updates()).isEqualTo(oracle.updates());
    }

    private void accept(MonitorEvent... events) {
        for (MonitorEvent event : events) {
            oracle.accept(AcceptedEvent.of(event));
        }
    }

    private List<BusinessRow> rows(Table table) {
        return oracle.tables().rows().stream()
                .filter(row -> row.table() == table)
                .toList();
    }

    private static MonitorEvent counts(long views, Instant time) {
        return new PerformanceUpdate(null, "persona", "variant", views, 1, 0.1, time);
    }

    private static MonitorEvent post(VariantStatus status, Instant time) {
        return new VariantPosted(null, "persona", "variant", "content", 0.5, null, status, TEN, time);
    }

    private static MonitorEvent kill(Instant time) {
        return new EarlyKill(null, "persona", "variant", "reason", 0.1, 10, null, time);
    }

    private static MonitorEvent fatigue(double score, Instant time) {
        return new PatternFatigue(null, "persona", "list", 3, score, null, time);
    }

    private static MonitorEvent alert() {
        return new OptimizationAlert(
                null,
                "persona",
                "type",
                Priority.LOW,
                "title",
                "text",
                null,
                null,
                null,
                null,
                "other",
                null,
                null,
                TEN);
    }
}
