package io.variantdash.endtoend.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a dashboard saw, in the order in which it saw it. */
final class ReceivedFrames {

    enum Kind {
        /** A connection was asked for, from this place on. */
        ASKED,
        BEGUN,
        RESUMED,
        UPDATE
    }

    record Sighting(
            Kind kind,
            @Nullable StreamPosition place,
            @Nullable UUID identity) {}

    private final List<Sighting> sightings = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();
    private final Map<Integer, Integer> closes = new TreeMap<>();
    private @Nullable StreamPosition last;

    synchronized void asked(@Nullable StreamPosition from) {
        sightings.add(new Sighting(Kind.ASKED, from, null));
    }

    synchronized void saw(Kind kind, @Nullable StreamPosition place, @Nullable UUID identity) {
        sightings.add(new Sighting(kind, place, identity));
        last = place;
    }

    synchronized void closed(int code) {
        closes.merge(code, 1, Integer::sum);
    }

    /** How often which close code ended a connection; 1006 where it just broke. */
    synchronized Map<Integer, Integer> closes() {
        return Map.copyOf(closes);
    }

    synchronized void surprise(String what) {
        surprises.add(what);
    }

    /** How far it has come, if it has begun. */
    synchronized @Nullable StreamPosition last() {
        return last;
    }

    synchronized List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    synchronized List<String> surprises() {
        return List.copyOf(surprises);
    }
}
