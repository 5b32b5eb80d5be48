package io.variantdash.query.live.hub;

import io.netty.buffer.ByteBuf;
import io.variantdash.query.live.queue.FrameBatch;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.UpdateFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The subscribers whose connections one event loop serves, by persona. Confined to that loop, but for its mail.
 *
 * <p>Mail is handled at once by a loop that has been idle, and in ticks by a busy one: what arrived meanwhile goes out
 * together, by one system call a client.
 */
public final class EventLoopSubscribers {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final ScheduledExecutorService loop;
    private final OutboundTraffic traffic;
    private final DeliveryListener latency;
    private final Map<String, Set<Subscriber>> subscribers = new HashMap<>();
    private final Map<String, FrameBatch> arrived = new LinkedHashMap<>();
    private final List<Subscriber> left = new ArrayList<>();
    private boolean handling;

    private final Queue<Consumer<EventLoopSubscribers>> mail = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean expected = new AtomicBoolean();
    private volatile SubscriberMetrics subscriberMetrics = SubscriberMetrics.EMPTY;
    private volatile long restsUntilNanos = System.nanoTime();

    EventLoopSubscribers(ScheduledExecutorService loop, OutboundTraffic traffic, DeliveryListener latency) {
        this.loop = loop;
        this.traffic = traffic;
        this.latency = latency;
    }

    /** Does something on the loop, after what it was told to do before. May be called by any thread. */
    void tell(Consumer<EventLoopSubscribers> action) {
        mail.add(action);
        if (expected.compareAndSet(false, true)) {
            long rest = restsUntilNanos - System.nanoTime();
            if (rest <= 0) {
                loop.execute(this::handleMail);
            } else {
                var unused = loop.schedule(this::handleMail, rest, TimeUnit.NANOSECONDS);
            }
        }
    }

    void join(Subscriber subscriber) {
        subscribers
                .computeIfAbsent(subscriber.persona().value(), persona -> new LinkedHashSet<>())
                .add(subscriber);
    }

    /** While mail is handled it takes effect behind it: a connection that breaks when it is written to leaves within its turn. */
    void leave(Subscriber subscriber) {
        if (handling) {
            left.add(subscriber);
        } else {
            remove(subscriber);
        }
    }

    private void remove(Subscriber subscriber) {
        subscribers.computeIfPresent(subscriber.persona().value(), (persona, others) -> {
            others.remove(subscriber);
            return others.isEmpty() ? null : others;
        });
    }

    /** Sends a frame with all others that are in the mail now. */
    void collect(UpdateFrame frame) {
        if (subscribers.containsKey(frame.personaId())) {
            arrived.computeIfAbsent(frame.personaId(), persona -> new FrameBatch())
                    .add(frame);
        }
    }

    /** Does something for all who watch a persona, behind the frames that have arrived. */
    public void forEach(String personaId, Consumer<Subscriber> action) {
        deliver();
        subscribers.getOrDefault(personaId, Set.of()).forEach(action);
    }

    /** Does something for all, behind the frames that have arrived. */
    public void forEach(Consumer<Subscriber> action) {
        deliver();
        subscribers.values().forEach(those -> those.forEach(action));
    }

    /** Closes all connections, one after the other. */
    public void sendAway(Duration spread) {
        long longest = Math.max(1, spread.toMillis());
        forEach(subscriber -> {
            long delay = ThreadLocalRandom.current().nextLong(longest);
            var unused = loop.schedule(subscriber::sayGoodbye, delay, TimeUnit.MILLISECONDS);
        });
    }

    /** Counts for those who ask later, from any thread. */
    void count(long nowNanos) {
        Map<SubscriberState, Integer> counts = new EnumMap<>(SubscriberState.class);
        long oldest = 0;
        for (Set<Subscriber> those : subscribers.values()) {
            for (Subscriber subscriber : those) {
                counts.merge(subscriber.state(), 1, Integer::sum);
                oldest = Math.max(oldest, subscriber.queueAgeNanos(nowNanos));
            }
        }
        subscriberMetrics = new SubscriberMetrics(counts, oldest);
    }

    SubscriberMetrics subscriberMetrics() {
        return subscriberMetrics;
    }

    private void handleMail() {
        expected.set(false);
        long begun = System.nanoTime();
        handling = true;
        try {
            for (Consumer<EventLoopSubscribers> action = mail.poll(); action != null; action = mail.poll()) {
                action.accept(this);
            }
            deliver();
        } finally {
            handling = false;
            left.forEach(this::remove);
            left.clear();
        }
        restsUntilNanos = begun + TICK_NANOS;
    }

    private void deliver() {
        if (!arrived.isEmpty()) {
            arrived.forEach((persona, run) -> deliver(run, subscribers.getOrDefault(persona, Set.of())));
            arrived.clear();
        }
    }

    /** Subscribers that are up to date get the same bytes, the others frame by frame. */
    private void deliver(FrameBatch run, Set<Subscriber> watching) {
        ByteBuf bytes = run.bytes();
        int upToDate = 0;
        try {
            for (Subscriber subscriber : watching) {
                if (subscriber.takesAll(run)) {
                    subscriber.send(bytes.retainedDuplicate());
                    upToDate++;
                } else {
                    run.frames().forEach(subscriber::offer);
                }
            }
        } finally {
            bytes.release();
        }
        traffic.sent((long) upToDate * run.frames().size(), (long) upToDate * run.size());
        latency.written(run.frames());
    }
}
