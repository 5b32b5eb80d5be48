package io.variantdash.local.demo;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.local.log.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Tells people once a minute what was played. */
final class MinuteReport {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Console console;
    private final Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
    private Instant next;

    MinuteReport(Console console, Instant now) {
        this.console = console;
        this.next = now.plus(INTERVAL);
    }

    void count(MonitorEvent event) {
        counts.merge(event.type(), 1, Integer::sum);
    }

    void sometimes(Instant now, int active, long lost) {
        if (now.isBefore(next)) {
            return;
        }
        console.line(
                "demo",
                String.format(
                        Locale.ROOT,
                        "%,d events in a minute, %d kills among them; %d variants are active%s",
                        counts.values().stream().mapToInt(Integer::intValue).sum(),
                        counts.getOrDefault(EventType.EARLY_KILL, 0),
                        active,
                        lost == 0 ? "" : String.format(Locale.ROOT, "; %,d events were lost", lost)));
        counts.clear();
        next = now.plus(INTERVAL);
    }
}
