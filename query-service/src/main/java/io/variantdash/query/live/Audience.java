package io.variantdash.query.live;

import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Everybody who watches, by the event loop that serves them: whatever concerns many viewers costs one task a loop, and
 * each sends from its own loop.
 */
@Singleton
class Audience {

    private final Map<Context, LoopAudience> loops = new ConcurrentHashMap<>();
    private final Map<String, Integer> watched = new ConcurrentHashMap<>();

    /** Is called on the loop. From now on the viewer gets whatever the stream hands on. */
    void join(Context loop, Viewer viewer) {
        loops.computeIfAbsent(loop, first -> new LoopAudience()).join(viewer);
        watched.merge(viewer.persona().value(), 1, Integer::sum);
    }

    /** Is called on the loop. */
    void leave(Context loop, Viewer viewer) {
        loops.computeIfAbsent(loop, first -> new LoopAudience()).leave(viewer);
        watched.computeIfPresent(viewer.persona().value(), (persona, count) -> count == 1 ? null : count - 1);
    }

    /** Whether it is worth to make a frame. May be asked by any thread. */
    boolean watches(String personaId) {
        return watched.containsKey(personaId);
    }

    boolean isEmpty() {
        return watched.isEmpty();
    }

    /** Does something on every loop, after what it was told to do before. May be called by any thread. */
    void onEveryLoop(Consumer<LoopAudience> action) {
        loops.forEach((loop, viewers) -> loop.runOnContext(nothing -> action.accept(viewers)));
    }
}
