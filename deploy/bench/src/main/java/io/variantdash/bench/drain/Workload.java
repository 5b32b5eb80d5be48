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
 * @param events how many
 * @param mix what the other monitors say in between
 */
public record Workload(Instant start, Duration interval, long first, long events, Mix mix) {

    public static final int VARIANTS = 5_000;
    public static final int PERSONAS = 50;
    public static final int PARTITIONS = 6;

    /** Has no divisor in common with the number of variants, so a turn meets each of them once. */
    private static final int STEP = 1_237;

    private static final int SHIFT = 411;

    /** So many turns before the end hold a report on every variant, also where other events took the place of some. */
    private static final int LAST_TURNS = 4;

    /** Starts so long before a moment that all of it lies in the past. */
    public static Workload endingAt(Instant end, Duration interval, long events, Mix mix) {
        return new Workload(end.minus(duration(interval, events)), interval, 0, events, mix);
    }

    /** As many events again, later ones. */
    public Workload next() {
        return new Workload(start.plus(duration(interval, events)), interval, first + events, events, mix);
    }

    /** The numbers of its events. */
    LongStream numbers() {
        return LongStream.range(first, first + events);
    }

    MonitorEvent event(long number) {
        return mix.instead(number, report(number));
    }

    /** Dealt out evenly rather than by the hash of the persona, so that no contender has luck with its share. */
    int partition(long number) {
        return variant(number) % PERSONAS % PARTITIONS;
    }

    /** What each variant must be at in the end. */
    public Stream<PerformanceUpdate> finalStates() {
        return lastBy(Workload::variant);
    }

    /** The report that each partition ends with. */
    public Stream<PerformanceUpdate> lastOfPartitions() {
        return lastBy(this::partition);
    }

    public long finalViews() {
        return finalStates().mapToLong(PerformanceUpdate::viewCount).sum();
    }

    public long finalInteractions() {
        return finalStates().mapToLong(PerformanceUpdate::interactionCount).sum();
    }

    private Stream<PerformanceUpdate> lastBy(LongToIntFunction group) {
        Map<Integer, PerformanceUpdate> last = new HashMap<>();
        numbers().skip(Math.max(0, events - (long) LAST_TURNS * VARIANTS)).forEach(number -> {
            if (event(number) instanceof PerformanceUpdate report) {
                last.put(group.applyAsInt(number), report);
            }
        });
        return last.values().stream();
    }

    private PerformanceUpdate report(long number) {
        int variant = variant(number);
        long views = (number / VARIANTS + 1) * (20 + variant % 181);
        long interactions = views * (1 + variant % 9) / 100;
        return new PerformanceUpdate(
                null,
                "persona-%02d".formatted(variant % PERSONAS),
                "variant-%06d".formatted(variant),
                views,
                interactions,
                (double) interactions / views,
                start.plus(duration(interval, number - first)));
    }

    private static int variant(long number) {
        long turn = number / VARIANTS;
        return (int) ((number % VARIANTS * STEP + turn * SHIFT) % VARIANTS);
    }

    private static Duration duration(Duration interval, long events) {
        return Duration.of(interval.toNanos() / 1_000 * events / VARIANTS, ChronoUnit.MICROS);
    }
}
