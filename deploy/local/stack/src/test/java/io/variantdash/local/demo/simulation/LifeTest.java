package io.variantdash.local.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.local.demo.persona.Cast;
import io.variantdash.local.demo.persona.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in hours of any demo. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeTest {

    private static final boolean FULL = Boolean.getBoolean("test.full");
    private static final Duration LENGTH = Duration.ofHours(2);
    private static final Instant END = Recording.START.plus(LENGTH);

    private List<Recording> recordings = List.of();

    @BeforeAll
    void record() {
        recordings = (FULL ? Stream.of(1L, 2L, 4711L) : Stream.of(4711L))
                .map(seed -> Recording.of(10, seed, LENGTH))
                .toList();
    }

    List<Recording> recordings() {
        return recordings;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void countsNeverFall(Recording recording) {
        recording.reports().values().forEach(reports -> {
            for (int i = 1; i < reports.size(); i++) {
                PerformanceUpdate before = reports.get(i - 1);
                PerformanceUpdate now = reports.get(i);
                assertThat(now.updatedAt()).isAfter(before.updatedAt());
                assertThat(now.viewCount()).isGreaterThanOrEqualTo(before.viewCount());
                assertThat(now.interactionCount())
                        .isBetween(
                                before.interactionCount(),
                                before.interactionCount() + now.viewCount() - before.interactionCount());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void killsByTheUsualRuleAndAlwaysThen(Recording recording) {
        Map<String, List<PerformanceUpdate>> reports = recording.reports();
        Set<String> condemned = new HashSet<>();
        for (VariantPosted post : recording.posts(VariantStatus.ACTIVE)) {
            reports.getOrDefault(post.variantId(), List.of()).stream()
                    .filter(report -> isKilledByTheRule(report, post))
                    .forEach(report -> condemned.add(post.variantId() + " " + report.updatedAt()));
        }

        assertThat(recording.kills()).hasSizeGreaterThan(100);
        assertThat(recording.kills().stream()
                        .map(kill -> kill.variantId() + " " + kill.killedAt())
                        .filter(kill -> isNotInDelivery(kill)))
                .containsExactlyInAnyOrderElementsOf(
                        condemned.stream().filter(kill -> isNotInDelivery(kill)).toList());
    }

    private static boolean isKilledByTheRule(PerformanceUpdate report, VariantPosted post) {
        return report.interactionCount() >= 10
                && (double) report.interactionCount() / report.viewCount() < 0.5 * post.predictedEr()
                && Duration.between(post.postedAt(), report.updatedAt()).compareTo(Duration.ofMinutes(10)) <= 0;
    }

    // What happened at the very end may still be late.
    private static boolean isNotInDelivery(String kill) {
        return Instant.parse(kill.split(" ", 2)[1]).isBefore(END.minus(DelayedEvents.LONGEST_DELAY.multipliedBy(2)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void isSilentAboutAVariantAfterItsEnd(Recording recording) {
        Map<String, Instant> ends = new HashMap<>();
        recording.kills().forEach(kill -> ends.put(kill.variantId(), kill.killedAt()));
        recording
                .posts(VariantStatus.COMPLETED)
                .forEach(post -> assertThat(ends.put(post.variantId(), post.updatedAt()))
                        .as("killed and completed")
                        .isNull());

        Map<String, List<PerformanceUpdate>> reports = recording.reports();
        ends.forEach((variant, end) -> assertThat(reports.get(variant))
                .allSatisfy(report -> assertThat(report.updatedAt()).isBeforeOrEqualTo(end)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void isValidByTheContract(Recording recording) {
        EventCodec codec = new EventCodec(Duration.ofHours(1));

        assertThat(recording.all()).allSatisfy(event -> {
            Instant recordTime = Instant.ofEpochMilli(event.occurredAt().toEpochMilli());
            assertThat(codec.decode(event.type(), codec.encode(event), recordTime))
                    .isInstanceOfSatisfying(
                            AcceptedEvent.class,
                            accepted -> assertThat(accepted.event()).isEqualTo(event));
        });
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void keepsTheNumberOfActiveVariants(Recording recording) {
        record Change(Instant at, String persona, int by) {}
        List<Change> changes = new ArrayList<>();
        recording
                .posts(VariantStatus.ACTIVE)
                .forEach(post -> changes.add(new Change(post.postedAt(), post.personaId(), 1)));
        recording
                .posts(VariantStatus.COMPLETED)
                .forEach(post -> changes.add(new Change(post.updatedAt(), post.personaId(), -1)));
        recording.kills().forEach(kill -> changes.add(new Change(kill.killedAt(), kill.personaId(), -1)));
        changes.sort(Comparator.comparing(Change::at));

        Map<String, Integer> active = new HashMap<>();
        for (Change change : changes) {
            int now = active.merge(change.persona(), change.by(), Integer::sum);
            if (!change.at().isBefore(Recording.START)) {
                assertThat(now).as(change.toString()).isBetween(5, 20);
            }
        }
        assertThat(active).hasSize(Cast.all().size());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void sendsSomeEventsTwiceAndSomeLate(Recording recording) {
        Set<MonitorEvent> sent = new HashSet<>();
        Map<String, Instant> newest = new HashMap<>();
        Set<String> posted = new HashSet<>();
        int twice = 0;
        int late = 0;
        int beforePost = 0;
        for (MonitorEvent event : recording.all()) {
            if (!sent.add(event)) {
                twice++;
            } else if (event instanceof VariantPosted post) {
                posted.add(post.variantId());
            } else if (event instanceof PerformanceUpdate report) {
                beforePost += posted.contains(report.variantId()) ? 0 : 1;
                late += newest.getOrDefault(report.variantId(), Instant.MIN).isAfter(report.updatedAt()) ? 1 : 0;
                newest.put(report.variantId(), report.updatedAt());
            }
        }

        int events = recording.all().size();
        assertThat(twice).isBetween(events / 1_000, events / 50);
        assertThat(late).isBetween(events / 5_000, events / 50);
        assertThat(beforePost).isBetween(1, events / 50);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void isWrongAboutPatterns(Recording recording) {
        assertThat(outcome(recording, "moonlit-bakery", "curiosity_gap")).isLessThan(0.8);
        assertThat(outcome(recording, "moonlit-bakery", "story")).isGreaterThan(1.1);
    }

    /** The interactions of the completed posts as a multiple of the predicted ones. */
    private static double outcome(Recording recording, String persona, String pattern) {
        Map<String, List<PerformanceUpdate>> reports = recording.reports();
        double predicted = 0;
        double actual = 0;
        for (VariantPosted post : recording.posts(VariantStatus.ACTIVE)) {
            if (post.personaId().equals(persona) && pattern.equals(post.patternUsed())) {
                List<PerformanceUpdate> all = reports.getOrDefault(post.variantId(), List.of());
                if (!all.isEmpty()) {
                    PerformanceUpdate last = all.get(all.size() - 1);
                    predicted += last.viewCount() * post.predictedEr();
                    actual += last.interactionCount();
                }
            }
        }
        return actual / predicted;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void hasAllThatADashboardShowsForEveryPersona(Recording recording) {
        for (List<MonitorEvent> events : List.of(recording.past(), recording.live())) {
            for (Persona persona : Cast.all()) {
                assertThat(events.stream().filter(event -> event.personaId().equals(persona.id())))
                        .hasAtLeastOneElementOfType(VariantPosted.class)
                        .hasAtLeastOneElementOfType(PerformanceUpdate.class)
                        .hasAtLeastOneElementOfType(EarlyKill.class)
                        .hasAtLeastOneElementOfType(PatternFatigue.class);
            }
        }
        assertThat(recording.past())
                .allSatisfy(event -> assertThat(event.occurredAt())
                        .isBetween(Recording.START.minus(World.PAST).minusMillis(1), Recording.START));
    }
}
