package io.variantdash.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.local.replay.file.MeasuredVariant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant END = Instant.parse("2026-01-31T10:00:00.123Z");
    private static final List<MeasuredVariant> VARIANTS = List.of(
            new MeasuredVariant("late", "1", "201452", "Is this late?", 3_000, 60),
            new MeasuredVariant("late", "2", "201452", "This is late", 1_000, 40),
            new MeasuredVariant("early", "1", "201301", "This is early", 2_000, 0),
            new MeasuredVariant("between", "1", "201401", "This is between", 0, 0));

    @Test
    void isOrderedByTimeWithinADayThatEndsAtTheInstant() {
        List<Instant> times =
                history(END).events().map(MonitorEvent::occurredAt).toList();

        assertThat(times).isSorted().hasSize(4 * (1 + Arrivals.UPDATES));
        assertThat(times.get(0)).isEqualTo(END.minus(Duration.ofHours(24)));
        assertThat(times.get(times.size() - 1)).isEqualTo(END);
    }

    @Test
    void playsTestsInTheOrderOfTheirWeeks() {
        assertThat(history(END)
                        .events()
                        .filter(event -> event.type() == EventType.VARIANT_POSTED)
                        .map(MonitorEvent::personaId))
                .containsExactly("early", "between", "late", "late");
    }

    @Test
    void postsAVariantBeforeItsUpdatesAndEndsAsMeasured() {
        List<MonitorEvent> events = history(END)
                .events()
                .filter(event -> event.personaId().equals("late"))
                .filter(event -> variant(event).equals("2"))
                .sorted(Comparator.comparing(MonitorEvent::occurredAt))
                .toList();

        assertThat(events.get(0)).isInstanceOfSatisfying(VariantPosted.class, posted -> {
            assertThat(posted.content()).isEqualTo("This is late");
            assertThat(posted.patternUsed()).isEqualTo("statement");
            assertThat(posted.predictedEr()).isEqualTo(60 / 3_000.0);
            assertThat(posted.updatedAt()).isEqualTo(posted.postedAt());
        });
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(PerformanceUpdate.class, update -> {
            assertThat(update.viewCount()).isEqualTo(1_000);
            assertThat(update.interactionCount()).isEqualTo(40);
            assertThat(update.engagementRate()).isEqualTo(0.04);
        });
    }

    @Test
    void isTheSameByteForByteForTheSameInstant() {
        // A finer instant than Kafka's timestamps is the same instant.
        assertThat(bytes(END)).isEqualTo(bytes(END.plusNanos(999)));
        assertThat(bytes(END)).isNotEqualTo(bytes(END.plusMillis(1)));
    }

    @Test
    void givesEveryEventAnIdOfItsOwn() {
        assertThat(history(END).events().map(MonitorEvent::eventId)).doesNotHaveDuplicates();
    }

    @Test
    void runsASingleTestRightBeforeTheInstant() {
        History single = new History(VARIANTS.subList(2, 3), END);

        assertThat(single.begin()).isEqualTo(END.minus(Arrivals.RUN));
        assertThat(single.lastUpdates()).extracting(MonitorEvent::occurredAt).containsExactly(END);
    }

    private static History history(Instant end) {
        return new History(VARIANTS, end);
    }

    private static String variant(MonitorEvent event) {
        return event instanceof VariantPosted posted ? posted.variantId() : ((PerformanceUpdate) event).variantId();
    }

    private static List<String> bytes(Instant end) {
        EventCodec codec = new EventCodec(Duration.ZERO);
        return history(end)
                .events()
                .map(event -> event.occurredAt().toEpochMilli()
                        + " "
                        + new String(codec.encode(event), StandardCharsets.UTF_8))
                .toList();
    }
}
