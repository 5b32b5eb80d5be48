package io.variantdash.bench.ingest;

import io.variantdash.event.PerformanceUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToIntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The reports of a monitor that looks at every variant in turn, each turn in another order. A pure function of its
 * components, so every contender and every round gets the same.
 *
 * @param events how many
 * @param end the time of the last one
 * @param interval how often the monitor looks at a variant
 */
record Workload(long events, Instant end, Duration interval) {

    static final int VARIANTS = 5_000;
    static final int PERSONAS = 50;
    static final int PARTITIONS = 6;

    /** Has no divisor in common with the number of variants, so a turn meets each of them once. */
    private static final int STEP = 1_237;

    private static final int SHIFT = 411;

    PerformanceUpdate event(long number) {
        long turn = number / VARIANTS;
        int variant = variant(number);
        long views = (turn + 1) * (20 + variant % 181);
        long interactions = views * (1 + variant % 9) / 100;
        return new PerformanceUpdate(
                null,
                persona(variant),
                "variant-%04d".formatted(variant),
                views,
                interactions,
                (double) interactions / views,
                time(number));
    }

    /** Dealt out evenly rather than by the hash of the persona, so that no contender has luck with its share. */
    int partition(long number) {
        return variant(number) % PERSONAS % PARTITIONS;
    }

    /** What each variant must be at in the end. */
    Stream<PerformanceUpdate> finalStates() {
        return lastBy(Workload::variant);
    }

    /** The event that each partition ends with. */
    Stream<PerformanceUpdate> lastOfPartitions() {
        return lastBy(this::partition);
    }

    long finalViews() {
        return finalStates().mapToLong(PerformanceUpdate::viewCount).sum();
    }

    long finalInteractions() {
        return finalStates().mapToLong(PerformanceUpdate::interactionCount).sum();
    }

    // The last two turns hold a report on every variant that has one.
    private Stream<PerformanceUpdate> lastBy(LongToIntFunction group) {
        Map<Integer, Long> last = new HashMap<>();
        LongStream.range(Math.max(0, events - 2L * VARIANTS), events)
                .forEach(number -> last.put(group.applyAsInt(number), number));
        return last.values().stream().map(this::event);
    }

    private static int variant(long number) {
        long turn = number / VARIANTS;
        return (int) ((number % VARIANTS * STEP + turn * SHIFT) % VARIANTS);
    }

    private static String persona(int variant) {
        return "persona-%02d".formatted(variant % PERSONAS);
    }

    private Instant time(long number) {
        long micros = (events - number) * interval.toNanos() / 1_000 / VARIANTS;
        return end.minus(micros, ChronoUnit.MICROS);
    }
}
