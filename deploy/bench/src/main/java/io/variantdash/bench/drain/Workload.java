package io.variantdash.bench.drain;

import io.variantdash.event.MonitorEvent;
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
 * @param start the time of the first event
 * @param interval how often the monitor looks at a variant
 * @param first the number of the first event: one workload can go on where another ended
 * @param events how many, copies included
 * @param variants how many there are
 * @param copies the share of records that are copies of one shortly before
 * @param mix what the other monitors say in between
 */
public record Workload(
        Instant start, Duration interval, long first, long events, int variants, double copies, Mix mix) {

    public static final int VARIANTS = 5_000;
    public static final int PERSONAS = 50;
    public static final int PARTITIONS = 6;

    /** Has no divisor in common with the number of variants, so a turn meets each of them once. */
    private static final int STEP = 1_237;

    private static final int SHIFT = 411;

    /** So many turns before the end hold a report on every variant, also where other events and copies took the place of some. */
    private static final int LAST_TURNS = 4;

    private static final int LAST_TURNS_WITH_COPIES = 25;

    /** A copy comes so soon, as a part of a turn, that there is no newer report on its variant. */
    private static final int COPIED_WITHIN = 50;

    /** Starts so long before a moment that all of it lies in the past. */
    public static Workload endingAt(Instant end, Duration interval, long events, Mix mix) {
        return endingAt(end, interval, events, VARIANTS, 0, mix);
    }

    /** The same with another number of variants, and with copies. */
    public static Workload endingAt(Instant end, Duration interval, long events, int variants, double copies, Mix mix) {
        if (variants % STEP == 0) {
            throw new IllegalArgumentException("A turn would not meet every one of %d variants".formatted(variants));
        }
        return new Workload(
                end.minus(duration(interval, events, variants)), interval, 0, events, variants, copies, mix);
    }

    /** As many events again, later ones. */
    public Workload next() {
        return new Workload(
                start.plus(duration(interval, events, variants)),
                interval,
                first + events,
                events,
                variants,
                copies,
                mix);
    }

    /** The numbers of its events. */
    LongStream numbers() {
        return LongStream.range(first, first + events);
    }

    /** How many different ones. */
    long distinctEvents() {
        return copies == 0
                ? events
                : numbers().filter(number -> !isCopy(number)).count();
    }

    MonitorEvent event(long number) {
        long original = original(number);
        return mix.instead(original, report(original));
    }

    /** Dealt out evenly rather than by the hash of the persona, so that no contender has luck with its share. */
    int partition(long number) {
        return variant(original(number)) % PERSONAS % PARTITIONS;
    }

    /** What each variant must be at in the end. */
    Stream<PerformanceUpdate> finalStates() {
        return lastBy(number -> variant(original(number)));
    }

    /** The report that each partition ends with. */
    Stream<PerformanceUpdate> lastOfPartitions() {
        return lastBy(this::partition);
    }

    private Stream<PerformanceUpdate> lastBy(LongToIntFunction group) {
        Map<Integer, PerformanceUpdate> last = new HashMap<>();
        long turns = copies == 0 ? LAST_TURNS : LAST_TURNS_WITH_COPIES;
        numbers().skip(Math.max(0, events - turns * variants)).forEach(number -> {
            if (event(number) instanceof PerformanceUpdate report) {
                last.put(group.applyAsInt(number), report);
            }
        });
        return last.values().stream();
    }

    private long original(long number) {
        long original = number;
        while (isCopy(original)) {
            original -= 1 + hash(original) % Math.max(1, variants / COPIED_WITHIN);
        }
        return Math.max(first, original);
    }

    private boolean isCopy(long number) {
        return copies > 0 && number > first && (hash(~number) & 0xFFFFF) < copies * (1 << 20);
    }

    /** Not negative, and like chance (the finalizer of SplitMix64). */
    private static long hash(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (mixed ^ (mixed >>> 31)) & Long.MAX_VALUE;
    }

    private PerformanceUpdate report(long number) {
        int variant = variant(number);
        long views = (number / variants + 1) * (20 + variant % 181);
        long interactions = views * (1 + variant % 9) / 100;
        return new PerformanceUpdate(
                null,
                "persona-%02d".formatted(variant % PERSONAS),
                "variant-%06d".formatted(variant),
                views,
                interactions,
                (double) interactions / views,
                start.plus(duration(interval, number - first, variants)));
    }

    private int variant(long number) {
        long turn = number / variants;
        return (int) ((number % variants * STEP + turn * SHIFT) % variants);
    }

    private static Duration duration(Duration interval, long events, int variants) {
        return Duration.of(interval.toNanos() / 1_000 * events / variants, ChronoUnit.MICROS);
    }
}
