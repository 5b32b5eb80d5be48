package io.variantdash.query.live.hub;

import java.util.EnumMap;
import java.util.Map;

/** What a loop found when it last looked at all its subscribers. */
public record SubscriberMetrics(Map<SubscriberState, Integer> subscribers, long oldestNanos) {

    static final SubscriberMetrics EMPTY = new SubscriberMetrics(Map.of(), 0);

    SubscriberMetrics plus(SubscriberMetrics other) {
        Map<SubscriberState, Integer> sum = new EnumMap<>(SubscriberState.class);
        sum.putAll(subscribers);
        other.subscribers.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        return new SubscriberMetrics(sum, Math.max(oldestNanos, other.oldestNanos));
    }
}
