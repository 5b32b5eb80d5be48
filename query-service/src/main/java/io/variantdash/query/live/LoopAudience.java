package io.variantdash.query.live;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The viewers whose connections one event loop serves, by persona. Confined to that loop. */
final class LoopAudience {

    private final Map<String, Set<Viewer>> viewers = new HashMap<>();

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

    void deliver(List<UpdateFrame> frames) {
        for (UpdateFrame frame : frames) {
            forEach(frame.personaId(), viewer -> viewer.offer(frame));
        }
    }

    void forEach(String personaId, Consumer<Viewer> action) {
        viewers.getOrDefault(personaId, Set.of()).forEach(action);
    }

    void forEach(Consumer<Viewer> action) {
        viewers.values().forEach(those -> those.forEach(action));
    }
}
