package io.variantdash.local.demo.simulation;

import io.variantdash.local.demo.persona.ContentPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Counts what happened with each pattern lately. Lately is a week, which the time-lapse makes a quarter of an hour. */
final class Tally {

    static final Duration WEEK = Duration.ofMinutes(15);

    private final Map<ContentPattern, Deque<Instant>> times = new EnumMap<>(ContentPattern.class);

    void add(ContentPattern pattern, Instant now) {
        times.computeIfAbsent(pattern, first -> new ArrayDeque<>()).add(now);
    }

    int count(ContentPattern pattern, Instant now) {
        Deque<Instant> recent = times.getOrDefault(pattern, new ArrayDeque<>());
        while (!recent.isEmpty() && recent.peek().isBefore(now.minus(WEEK))) {
            recent.remove();
        }
        return recent.size();
    }
}
