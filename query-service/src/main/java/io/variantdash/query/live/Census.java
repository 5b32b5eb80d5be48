package io.variantdash.query.live;

import java.util.EnumMap;
import java.util.Map;

/** What a loop found when it last looked at all its viewers. */
record Census(Map<ViewerState, Integer> viewers, long oldestNanos) {

    static final Census EMPTY = new Census(Map.of(), 0);

    Census plus(Census other) {
        Map<ViewerState, Integer> sum = new EnumMap<>(ViewerState.class);
        sum.putAll(viewers);
        other.viewers.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        return new Census(sum, Math.max(oldestNanos, other.oldestNanos));
    }
}
