package io.variantdash.query.live;

import io.netty.channel.EventLoop;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Everybody who watches, by the event loop that serves them: whatever concerns many viewers costs one task a loop, and
 * each sends from its own loop.
 */
@Singleton
class Audience {

    private final Map<EventLoop, LoopAudience> loops = new ConcurrentHashMap<>();
    private final Map<String, Integer> watched = new ConcurrentHashMap<>();
    private final Traffic traffic;
    private final Latency latency;

    Audience(Traffic traffic, Latency latency) {
        this.traffic = traffic;
        this.latency = latency;
    }

    /** Is called on the loop. From now on the viewer gets whatever the stream hands on. */
    void join(EventLoop loop, Viewer viewer) {
        of(loop).join(viewer);
        watched.merge(viewer.persona().value(), 1, Integer::sum);
    }

    /** Is called on the loop. */
    void leave(EventLoop loop, Viewer viewer) {
        of(loop).leave(viewer);
        watched.computeIfPresent(viewer.persona().value(), (persona, count) -> count == 1 ? null : count - 1);
    }

    boolean isEmpty() {
        return watched.isEmpty();
    }

    /** What all loops found when they last looked. */
    Census census() {
        return loops.values().stream().map(LoopAudience::census).reduce(Census.EMPTY, Census::plus);
    }

    /** Takes frames to those who watch their persona. */
    void deliver(List<UpdateFrame> frames) {
        List<UpdateFrame> wanted = frames.stream()
                .filter(frame -> watched.containsKey(frame.personaId()))
                .toList();
        if (!wanted.isEmpty()) {
            onEveryLoop(viewers -> wanted.forEach(viewers::collect));
        }
    }

    /** Does something on every loop, after what it was told to do before. May be called by any thread. */
    void onEveryLoop(Consumer<LoopAudience> action) {
        loops.values().forEach(viewers -> viewers.tell(action));
    }

    private LoopAudience of(EventLoop loop) {
        return loops.computeIfAbsent(loop, first -> new LoopAudience(first, traffic, latency));
    }
}
