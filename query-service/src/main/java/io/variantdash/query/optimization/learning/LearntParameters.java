package io.variantdash.query.optimization.learning;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest record of each persona that this replica has seen. Of two versions the higher one counts, whatever the order in
 * which they come. Safe for use by several threads: what has been learnt never changes, and the map is replaced as a whole.
 */
@Singleton
public class LearntParameters {

    private volatile Map<String, Learnt> newest = new ConcurrentHashMap<>();

    /** Null where there is no record of the persona. */
    public @Nullable Learnt of(String personaId) {
        return newest.get(personaId);
    }

    /** All of whom there is a record, and {@link ParametersRecord#ALL} where there is one. */
    public Set<String> personas() {
        return Set.copyOf(newest.keySet());
    }

    /** Takes a record, unless a newer one of the persona is known. */
    public void take(String personaId, Learnt learnt) {
        take(newest, personaId, learnt);
    }

    /** Forgets a persona. */
    public void forget(String personaId) {
        newest.remove(personaId);
    }

    /** Forgets all that is not among these: the topic has begun anew. */
    public void replace(Map<String, Learnt> all) {
        newest = new ConcurrentHashMap<>(new HashMap<>(all));
    }

    /** Puts in a record, unless a newer one of the persona is there. */
    public static void take(Map<String, Learnt> known, String personaId, Learnt learnt) {
        known.merge(personaId, learnt, (a, b) -> a.version() >= b.version() ? a : b);
    }
}
