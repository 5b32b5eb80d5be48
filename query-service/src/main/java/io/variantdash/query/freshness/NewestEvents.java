package io.variantdash.query.freshness;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the newest event of each persona happened, as far as this replica has learned it from updates and snapshots.
 * Bounded: the least used personas go. Safe for use by several threads.
 */
@Singleton
public class NewestEvents implements UpdateListener {

    private static final int MOST_PERSONAS = 10_000;

    private final Cache<String, Instant> newest =
            Caffeine.newBuilder().maximumSize(MOST_PERSONAS).build();

    /** When the persona's newest event happened; null if none is known here. */
    public @Nullable Instant of(String personaId) {
        return newest.getIfPresent(personaId);
    }

    /** Takes over what a snapshot says. */
    public void learn(String personaId, @Nullable Instant happened) {
        if (happened != null) {
            newest.asMap().merge(personaId, happened, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    @Override
    public void earlier(List<StreamedUpdate> updates) {
        updated(updates);
    }

    @Override
    public void updated(List<StreamedUpdate> updates) {
        updates.forEach(streamed ->
                learn(streamed.update().personaId(), streamed.update().timestamp()));
    }

    @Override
    public void strayed(String personaId) {
        // The next snapshot tells.
    }

    @Override
    public void erased(String personaId, long offset) {
        newest.invalidate(personaId);
    }

    @Override
    public void restarted() {
        // Events stay what they are when reading begins anew.
    }
}
