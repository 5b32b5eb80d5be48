package io.variantdash.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.oracle.EventGenerator;
import io.variantdash.oracle.EventMix;
import io.variantdash.oracle.Oracle;
import io.variantdash.oracle.SentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * The rules by which events are stored, for any set of events in any order, with copies, in batches of any size, from two
 * replicas at once: the tables are those that a plain oracle works out in memory, nothing but the set decides on them, and
 * the dashboards are told what they must know.
 */
class StoringRulesTest {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    /** Of the set that is stored in twenty orders. */
    private static final int EVENTS = Boolean.getBoolean("test.full") ? 1_000 : 400;

    private static final StoreReplicas REPLICAS = StoreReplicas.start(2);

    @AfterContainer
    static void stop() {
        REPLICAS.close();
    }

    @BeforeTry
    void empty() {
        REPLICAS.empty();
    }

    @Property(tries = 40)
    void holdForAnyEventsInAnyOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 400) int size,
            @ForAll @IntRange(min = 1, max = 120) int largestBatch,
            @ForAll @IntRange(min = 1, max = 6) int variants,
            @ForAll @DoubleRange(max = 0.5) double copies,
            @ForAll @DoubleRange(max = 1) double equalTimes,
            @ForAll @DoubleRange(max = 0.3) double late,
            @ForAll @DoubleRange(max = 0.2) double oldPosts)
            throws Exception {
        EventMix mix = EventMix.usual()
                .withVariants(4, variants)
                .withCopies(copies)
                .withShuffleWindow(size)
                .withEqualTimes(equalTimes)
                .withLate(late, Duration.ofDays(3))
                .withOldPosts(oldPosts);
        List<AcceptedEvent> events = withCopiesInTime(events(seed, size, mix), new Random(seed));
        Oracle oracle = new Oracle();
        events.forEach(oracle::accept);

        Set<UUID> published = new HashSet<>(REPLICAS.store(batches(events, new Random(seed), largestBatch)));

        assertThat(oracle.tables().compareWith(REPLICAS.tables()).isEmpty())
                .describedAs(
                        () -> oracle.tables().compareWith(REPLICAS.tables()).toString())
                .isTrue();
        assertThat(published).containsAll(oracle.updates());
        assertThat(oracle.identities()).containsAll(published);
        assertThat(REPLICAS.deadlocks()).isZero();
    }

    @Example
    void giveTheSameTablesForTwentyRandomOrdersOfOneSet() throws Exception {
        List<AcceptedEvent> events = new ArrayList<>(
                events(7, EVENTS, EventMix.usual().withEqualTimes(0.5).withOldPosts(0.1)));
        Oracle oracle = new Oracle();
        events.forEach(oracle::accept);

        List<String> digests = new ArrayList<>();
        for (int order = 0; order < 20; order++) {
            Random random = new Random(order);
            Collections.shuffle(events, random);
            REPLICAS.empty();
            REPLICAS.store(batches(events, random, EVENTS / 5));
            digests.add(REPLICAS.tables().md5());
        }

        assertThat(digests).containsOnly(oracle.tables().md5());
    }

    private static List<AcceptedEvent> events(long seed, int size, EventMix mix) {
        return new EventGenerator(seed, START, mix)
                .next(size).stream().map(SentEvent::accepted).toList();
    }

    /** Some old posts were sent before as well, when they were not old yet: those copies are audited. */
    private static List<AcceptedEvent> withCopiesInTime(List<AcceptedEvent> events, Random random) {
        List<AcceptedEvent> all = new ArrayList<>(events);
        events.stream()
                .filter(event -> !event.audited() && random.nextInt(3) == 0)
                .forEach(old -> all.add(random.nextInt(all.size()), AcceptedEvent.of(old.event())));
        return all;
    }

    private static List<List<AcceptedEvent>> batches(List<AcceptedEvent> events, Random random, int largest) {
        List<List<AcceptedEvent>> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(largest));
            batches.add(events.subList(from, to));
            from = to;
        }
        return batches;
    }
}
