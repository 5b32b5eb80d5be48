package io.variantdash.ingest.store.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.codec.AcceptedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RecentIdentitiesTest {

    private static final PerformanceUpdate COUNTS =
            new PerformanceUpdate(null, "p", "v", 10, 1, 0.1, Instant.parse("2026-01-31T10:00:00Z"));

    @Property(tries = 200)
    void neverForgetsOneOfTheLastOnes(
            @ForAll long seed,
            @ForAll @IntRange(max = 7) int exponent,
            @ForAll @IntRange(min = 1, max = 600) int different) {
        int capacity = 2 << exponent;
        RecentIdentities recent = new RecentIdentities(capacity);
        List<AcceptedEvent> events = events(new SplittableRandom(seed), different);
        Map<UUID, Boolean> last = leastRecentlyMetForgotten(capacity);

        new SplittableRandom(seed)
                .ints(2_000, 0, different)
                .mapToObj(events::get)
                .forEach(event -> {
                    boolean known = !recent.possibleCopies(List.of(event)).isEmpty();
                    assertThat(known || last.get(event.identity()) == null)
                            .as("remembered, if among the last %d", capacity)
                            .isTrue();
                    last.put(event.identity(), true);
                });
    }

    @Example
    void namesThoseThatCameBeforeInTheirOrder() {
        RecentIdentities recent = new RecentIdentities();
        List<AcceptedEvent> events = events(new SplittableRandom(1), 1_000);

        assertThat(recent.possibleCopies(events.subList(0, 600))).isEmpty();
        assertThat(recent.possibleCopies(events.subList(400, 1_000))).isEqualTo(events.subList(400, 600));
        assertThat(recent.possibleCopies(events)).isEqualTo(events);
    }

    @Example
    void forgetsWhatCameTwoGenerationsAgo() {
        RecentIdentities recent = new RecentIdentities(1_024);
        List<AcceptedEvent> events = events(new SplittableRandom(2), 4_096);
        recent.possibleCopies(events);

        assertThat(recent.possibleCopies(events.subList(0, 1_024))).isEmpty();
    }

    @Example
    void takesFewerThanOneInAMillionForCopiesWhenItIsFull() {
        RecentIdentities recent = new RecentIdentities();
        SplittableRandom random = new SplittableRandom(3);
        fill(recent, random);
        BloomFilter full = new BloomFilter(RecentIdentities.CAPACITY);
        while (!full.isFull()) {
            full.add(identity(random));
        }
        int others = 10_000_000;

        double taken = IntStream.range(0, others)
                        .filter(i -> full.mayContain(identity(random)))
                        .count()
                / (double) others;

        double rate = Math.pow(-Math.expm1(-16.0 / 32), 16);
        assertThat(2 * rate).isLessThan(1e-6);
        assertThat(taken).as("as the formula says, %s", rate).isBetween(0.0, 2 * rate);
        assertThat(recent.possibleCopies(events(random, 30_000))).isEmpty();
    }

    @Example
    void takesFourMebibytes() {
        assertThat(RecentIdentities.KIB).isEqualTo(4 * 1024);
        assertThatThrownBy(() -> new RecentIdentities(1_000)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void fill(RecentIdentities recent, SplittableRandom random) {
        for (int filled = 0; filled < 2 * RecentIdentities.CAPACITY; filled += 1 << 14) {
            recent.possibleCopies(events(random, 1 << 14));
        }
    }

    private static Map<UUID, Boolean> leastRecentlyMetForgotten(int capacity) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
                return size() > capacity;
            }
        };
    }

    private static List<AcceptedEvent> events(SplittableRandom random, int count) {
        return Stream.generate(() -> new AcceptedEvent(COUNTS, identity(random), "{}", true, null))
                .limit(count)
                .toList();
    }

    /** Of version 5, as those of events are. */
    private static UUID identity(SplittableRandom random) {
        return new UUID((random.nextLong() & ~0xF000L) | 0x5000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }
}
