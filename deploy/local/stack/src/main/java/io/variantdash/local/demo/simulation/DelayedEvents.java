package io.variantdash.local.demo.simulation;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Events on their way out. Most leave in the order they were told; a few are late, a few are sent twice. */
final class DelayedEvents {

    static final Duration LONGEST_DELAY = Duration.ofSeconds(12);

    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(2);
    private static final double LATE = 0.005;
    private static final double LATE_POST = 0.04;
    private static final double SENT_TWICE = 0.005;

    private final Chance chance;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::number));
    private long told;

    DelayedEvents(Chance chance) {
        this.chance = chance;
    }

    void tell(MonitorEvent event, Instant now) {
        boolean late = chance.happens(event.type() == EventType.VARIANT_POSTED ? LATE_POST : LATE);
        add(event, late ? later(now) : now);
        if (chance.happens(SENT_TWICE)) {
            add(event, later(now));
        }
    }

    boolean isDue(Instant now) {
        Entry next = entries.peek();
        return next != null && !next.due().isAfter(now);
    }

    MonitorEvent next() {
        return entries.remove().event();
    }

    private Instant later(Instant now) {
        return now.plus(chance.between(SHORTEST_DELAY, LONGEST_DELAY));
    }

    private void add(MonitorEvent event, Instant due) {
        entries.add(new Entry(due, told++, event));
    }

    private record Entry(Instant due, long number, MonitorEvent event) {}
}
