package io.variantdash.local.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.local.demo.persona.Cast;
import io.variantdash.local.demo.persona.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class WorldTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final boolean FULL = Boolean.getBoolean("test.full");

    /** A minute with {@code -Pfull}: at the highest rate it has 300 k events. */
    private static final Duration COUNTED = FULL ? MINUTE : Duration.ofSeconds(2);

    @Property(tries = 8)
    void tellsSoManyEventsASecond(@ForAll @DoubleRange(min = 1, max = 5_000) double rate, @ForAll long seed) {
        assertThat((double) Recording.of(rate, seed, COUNTED).live().size())
                .isCloseTo(COUNTED.toSeconds() * rate, within(2.0));
    }

    @Property(tries = 2)
    void repeatsItselfForTheSameSeed(@ForAll long seed) {
        List<MonitorEvent> events = Recording.of(50, seed, MINUTE).all();

        assertThat(Recording.of(50, seed, MINUTE).all()).isEqualTo(events);
        assertThat(Recording.of(50, seed + 1, MINUTE).all()).isNotEqualTo(events);
    }

    @Property(tries = 6)
    void isWorthWatchingFromTheFirstMinuteOn(@ForAll @LongRange(min = 1, max = 20) long seed) {
        List<MonitorEvent> minutes = Recording.of(DemoOptions.DEFAULT_RATE, seed, MINUTE.multipliedBy(2))
                .live();

        assertThat(minutes).hasAtLeastOneElementOfType(PatternFatigue.class);
        assertThat(until(minutes, 30))
                .hasAtLeastOneElementOfType(EarlyKill.class)
                .hasAtLeastOneElementOfType(VariantPosted.class);
        assertThat(until(minutes, 80))
                .filteredOn(EarlyKill.class::isInstance)
                .extracting(MonitorEvent::personaId)
                .containsAll(Cast.all().stream().map(Persona::id).toList());
    }

    private static Stream<MonitorEvent> until(List<MonitorEvent> events, int seconds) {
        return events.stream().filter(event -> event.occurredAt().isBefore(Recording.START.plusSeconds(seconds)));
    }

    @Example
    void looksMoreOftenAtAHigherRateButLivesNoFaster() {
        Recording slow = Recording.of(5, 1, Duration.ofMinutes(30));
        Recording fast = Recording.of(FULL ? 200 : 50, 1, Duration.ofMinutes(30));

        assertThat(livePosts(fast)).isCloseTo(livePosts(slow), within(0.4 * livePosts(slow)));
        assertThat(views(fast)).isCloseTo(views(slow), within(0.4 * views(slow)));
    }

    private static double livePosts(Recording recording) {
        return recording.posts(VariantStatus.ACTIVE).stream()
                .filter(post -> post.postedAt().isAfter(Recording.START))
                .count();
    }

    private static double views(Recording recording) {
        return recording.reports().values().stream()
                .map(reports -> reports.get(reports.size() - 1))
                .filter(last -> last.updatedAt().isAfter(Recording.START))
                .mapToLong(PerformanceUpdate::viewCount)
                .sum();
    }

    @Example
    void doesNotMakeUpForALongAbsence() {
        World world = new World(new DemoOptions(10, 1), Cast.all(), Recording.START);
        world.step(Recording.START);
        Instant back = Recording.START.plus(Duration.ofHours(8));

        assertThat(world.step(back))
                .hasSizeBetween(1, 51)
                .filteredOn(event -> event.occurredAt().isAfter(Recording.START))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.occurredAt()).isBetween(back.minusSeconds(5), back));
        assertThat(world.step(back)).isEmpty();
    }
}
