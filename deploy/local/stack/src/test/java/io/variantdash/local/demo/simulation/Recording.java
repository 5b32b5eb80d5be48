package io.variantdash.local.demo.simulation;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.local.demo.persona.Cast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a world told, in the order it was told. */
record Recording(long seed, List<MonitorEvent> past, List<MonitorEvent> live) {

    static final Instant START = Instant.parse("2026-01-31T10:00:00.123456Z");

    private static final Duration STEP = Duration.ofMillis(25);

    static Recording of(double rate, long seed, Duration length) {
        World world = new World(new DemoOptions(rate, seed), Cast.all(), START);
        List<MonitorEvent> past = world.step(START);
        List<MonitorEvent> live = new ArrayList<>();
        Instant end = START.plus(length);
        for (Instant now = START.plus(STEP); !now.isAfter(end); now = now.plus(STEP)) {
            live.addAll(world.step(now));
        }
        return new Recording(seed, past, live);
    }

    List<MonitorEvent> all() {
        return Stream.concat(past.stream(), live.stream()).toList();
    }

    List<VariantPosted> posts(VariantStatus status) {
        return distinct(VariantPosted.class)
                .filter(post -> post.status() == status)
                .toList();
    }

    List<EarlyKill> kills() {
        return distinct(EarlyKill.class).toList();
    }

    /** The reports on each variant in the order of their times. */
    Map<String, List<PerformanceUpdate>> reports() {
        return distinct(PerformanceUpdate.class)
                .sorted(Comparator.comparing(PerformanceUpdate::updatedAt))
                .collect(Collectors.groupingBy(PerformanceUpdate::variantId));
    }

    private <E extends MonitorEvent> Stream<E> distinct(Class<E> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).distinct();
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
