package io.variantdash.endtoend.live;

import io.variantdash.endtoend.live.ReceivedFrames.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one dashboard saw against what was published for it: behind the snapshot with which a stream begins, every
 * update that is no count, the last count of each variant, each place once and in order.
 */
final class Verdict {

    private final ExpectedState expectedState;
    private final String persona;
    private final List<String> problems = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private @Nullable StreamPosition begin;
    private @Nullable StreamPosition asked;
    private long last;
    private long expected;
    private long missed;
    private long doubled;
    private long disordered;
    private int restarts;
    private int resumes;

    Verdict(ExpectedState expectedState, String persona, ReceivedFrames received) {
        this.expectedState = expectedState;
        this.persona = persona;
        received.sightings().forEach(this::judge);
        endStream(expectedState.end(persona), true);
        if (begin == null || !begin.epoch().equals(expectedState.epoch())) {
            problems.add("never came to the present stream");
        }
        problems.addAll(received.surprises());
    }

    long expected() {
        return expected;
    }

    long missed() {
        return missed;
    }

    long doubled() {
        return doubled;
    }

    long disordered() {
        return disordered;
    }

    /** How often it had begun, and had to begin anew. */
    int restarts() {
        return restarts;
    }

    int resumes() {
        return resumes;
    }

    List<String> problems() {
        return problems;
    }

    private void judge(Sighting sighting) {
        StreamPosition place = sighting.place();
        switch (sighting.kind()) {
            case ASKED -> asked = place;
            case BEGUN -> {
                restarts += asked == null && begin == null ? 0 : 1;
                asked = null;
                endStream(last, false);
                beginStream(place);
            }
            case RESUMED -> {
                resumes++;
                if (place == null || !place.equals(asked)) {
                    problems.add("asked for %s and resumed from %s".formatted(asked, place));
                }
                asked = null;
            }
            case UPDATE -> update(place);
        }
    }

    private void update(@Nullable StreamPosition place) {
        if (begin == null || place == null || !place.epoch().equals(begin.epoch())) {
            problems.add("an update at %s in a stream that began at %s".formatted(place, begin));
        } else if (!seen.add(place.offset())) {
            doubled++;
        } else if (place.offset() <= last) {
            disordered++;
        } else {
            last = place.offset();
        }
    }

    private void beginStream(@Nullable StreamPosition place) {
        if (place == null) {
            problems.add("a snapshot without a position");
            return;
        }
        begin = place;
        last = place.offset();
        seen.clear();
    }

    /** Of a stream that went on to its end the last counts must be there; what a snapshot replaced may have held some. */
    private void endStream(long end, boolean complete) {
        if (begin == null) {
            return;
        }
        Map<String, Long> counts = new HashMap<>();
        for (ExpectedState.Entry entry : expectedState.between(persona, begin, end)) {
            if (entry.counted() != null) {
                counts.put(entry.counted(), entry.offset());
            } else {
                expect(entry.offset());
            }
        }
        if (complete) {
            counts.values().forEach(this::expect);
        }
    }

    private void expect(long offset) {
        expected++;
        if (!seen.contains(offset)) {
            missed++;
            if (missed == 1) {
                problems.add("missed the update at offset %d; its stream began at %s".formatted(offset, begin));
            }
        }
    }
}
