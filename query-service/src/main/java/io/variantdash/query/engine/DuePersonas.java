package io.variantdash.query.engine;

import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The personas of which something was told since they were last looked at. Alerts do not count: they come from looking. */
@Singleton
class DuePersonas implements UpdateListener {

    private static final String ALERT = "{\"event_type\":\"optimization_alert\"";

    /** The engine takes none out while the engine is off or owns nothing; the regular round finds them anyway. */
    private static final int MOST = 100_000;

    private final Set<String> personas = ConcurrentHashMap.newKeySet();

    @Override
    public void updated(List<StreamedUpdate> updates) {
        for (StreamedUpdate streamed : updates) {
            if (!streamed.update().data().startsWith(ALERT)) {
                add(streamed.update().personaId());
            }
        }
    }

    @Override
    public void strayed(String personaId) {
        add(personaId);
    }

    @Override
    public void restarted() {
        // The regular round finds all of them.
    }

    void add(String personaId) {
        if (personas.size() < MOST) {
            personas.add(personaId);
        }
    }

    /** Takes out those that match, and drops the rest: they are for others to look at. */
    Set<String> take(Predicate<String> own) {
        Set<String> told = new HashSet<>(personas);
        personas.removeAll(told);
        told.removeIf(own.negate());
        return told;
    }
}
