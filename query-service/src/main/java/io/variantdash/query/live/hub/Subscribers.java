package io.variantdash.query.live.hub;

import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.UpdateFrame;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * All subscribers, by the event loop that serves them: what concerns many of them costs one task a loop, and
 * each sends from its own loop.
 */
@Singleton
public class Subscribers {

    private final Map<ScheduledExecutorService, EventLoopSubscribers> loops = new ConcurrentHashMap<>();
    private final Map<String, Integer> watched = new ConcurrentHashMap<>();
    private final OutboundTraffic traffic;
    private final DeliveryListener latency;

    Subscribers(OutboundTraffic traffic, DeliveryListener latency) {
        this.traffic = traffic;
        this.latency = latency;
    }

    /** Is called on the loop. From now on the subscriber gets what the stream hands on. */
    public void join(ScheduledExecutorService loop, Subscriber subscriber) {
        of(loop).join(subscriber);
        watched.merge(subscriber.persona().value(), 1, Integer::sum);
    }

    /** Is called on the loop. */
    public void leave(ScheduledExecutorService loop, Subscriber subscriber) {
        of(loop).leave(subscriber);
        watched.computeIfPresent(subscriber.persona().value(), (persona, count) -> count == 1 ? null : count - 1);
    }

    /** Whether any subscriber watches the persona. */
    public boolean isWatched(String personaId) {
        return watched.containsKey(personaId);
    }

    public boolean isEmpty() {
        return watched.isEmpty();
    }

    /** What all loops found when they last looked. */
    public SubscriberMetrics subscriberMetrics() {
        return loops.values().stream()
                .map(EventLoopSubscribers::subscriberMetrics)
                .reduce(SubscriberMetrics.EMPTY, SubscriberMetrics::plus);
    }

    /** Takes frames to those who watch their persona. */
    public void deliver(List<UpdateFrame> frames) {
        List<UpdateFrame> wanted =
                frames.stream().filter(frame -> isWatched(frame.personaId())).toList();
        if (!wanted.isEmpty()) {
            onEveryLoop(subscribers -> wanted.forEach(subscribers::collect));
        }
    }

    /** Does something on every loop, after what it was told to do before. May be called by any thread. */
    public void onEveryLoop(Consumer<EventLoopSubscribers> action) {
        loops.values().forEach(subscribers -> subscribers.tell(action));
    }

    private EventLoopSubscribers of(ScheduledExecutorService loop) {
        return loops.computeIfAbsent(loop, first -> new EventLoopSubscribers(first, traffic, latency));
    }
}
