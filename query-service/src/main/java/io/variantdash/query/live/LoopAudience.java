package io.variantdash.query.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The viewers whose connections one event loop serves, by persona. Confined to that loop, but for its mail.
 *
 * <p>Mail is handled at once by a loop that has been idle, and in ticks by a busy one: what arrived meanwhile goes out
 * together, by one system call a client.
 */
final class LoopAudience {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final EventLoop loop;
    private final Traffic traffic;
    private final Latency latency;
    private final Map<String, Set<Viewer>> viewers = new HashMap<>();
    private final Map<String, FrameRun> arrived = new LinkedHashMap<>();

    private final Queue<Consumer<LoopAudience>> mail = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean expected = new AtomicBoolean();
    private volatile Census census = Census.EMPTY;
    private volatile long restsUntilNanos = System.nanoTime();

    LoopAudience(EventLoop loop, Traffic traffic, Latency latency) {
        this.loop = loop;
        this.traffic = traffic;
        this.latency = latency;
    }

    /** Does something on the loop, after what it was told to do before. May be called by any thread. */
    void tell(Consumer<LoopAudience> action) {
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

    void join(Viewer viewer) {
        viewers.computeIfAbsent(viewer.persona().value(), persona -> new LinkedHashSet<>())
                .add(viewer);
    }

    void leave(Viewer viewer) {
        viewers.computeIfPresent(viewer.persona().value(), (persona, others) -> {
            others.remove(viewer);
            return others.isEmpty() ? null : others;
        });
    }

    /** Sends a frame with all others that are in the mail now. */
    void collect(UpdateFrame frame) {
        if (viewers.containsKey(frame.personaId())) {
            arrived.computeIfAbsent(frame.personaId(), persona -> new FrameRun())
                    .add(frame);
        }
    }

    void forEach(String personaId, Consumer<Viewer> action) {
        deliver();
        viewers.getOrDefault(personaId, Set.of()).forEach(action);
    }

    void forEach(Consumer<Viewer> action) {
        deliver();
        viewers.values().forEach(those -> those.forEach(action));
    }

    /** Closes all connections, one after the other. */
    void sendAway(Duration spread) {
        long longest = Math.max(1, spread.toMillis());
        forEach(viewer -> {
            long delay = ThreadLocalRandom.current().nextLong(longest);
            var unused = loop.schedule(viewer::sayGoodbye, delay, TimeUnit.MILLISECONDS);
        });
    }

    /** Counts for those who ask later, from any thread. */
    void count(long nowNanos) {
        Map<ViewerState, Integer> counts = new EnumMap<>(ViewerState.class);
        long oldest = 0;
        for (Set<Viewer> those : viewers.values()) {
            for (Viewer viewer : those) {
                counts.merge(viewer.state(), 1, Integer::sum);
                oldest = Math.max(oldest, viewer.queueAgeNanos(nowNanos));
            }
        }
        census = new Census(counts, oldest);
    }

    Census census() {
        return census;
    }

    private void handleMail() {
        expected.set(false);
        long begun = System.nanoTime();
        for (Consumer<LoopAudience> action = mail.poll(); action != null; action = mail.poll()) {
            action.accept(this);
        }
        deliver();
        restsUntilNanos = begun + TICK_NANOS;
    }

    private void deliver() {
        if (!arrived.isEmpty()) {
            arrived.forEach((persona, run) -> deliver(run, viewers.getOrDefault(persona, Set.of())));
            arrived.clear();
        }
    }

    /** Whoever is up to date gets the same bytes, the others frame by frame. */
    private void deliver(FrameRun run, Set<Viewer> watching) {
        ByteBuf bytes = run.bytes();
        int upToDate = 0;
        try {
            for (Viewer viewer : watching) {
                if (viewer.takesAll(run)) {
                    viewer.send(bytes.retainedDuplicate());
                    upToDate++;
                } else {
                    run.frames().forEach(viewer::offer);
                }
            }
        } finally {
            bytes.release();
        }
        traffic.sent((long) upToDate * run.frames().size(), (long) upToDate * run.size());
        latency.written(run.frames());
    }
}
