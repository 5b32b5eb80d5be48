package io.variantdash.ingest.erased;

import io.variantdash.update.PersonaErasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The personas that are erased, as far as this replica has read {@code dashboard.erasures}. What another replica noted this very
 * moment may be missing: {@link ErasureFence} finds it. Safe for use by several threads.
 */
@ApplicationScoped
public class ErasedPersonas {

    private final Map<String, PersonaErasure> byPersona = new ConcurrentHashMap<>();
    private final CountDownLatch known = new CountDownLatch(1);

    public boolean contains(@Nullable String personaId) {
        return personaId != null && byPersona.containsKey(personaId);
    }

    /** Whether no persona is erased, as is usual; then nothing has to be looked for. */
    public boolean isEmpty() {
        return byPersona.isEmpty();
    }

    /** Waits until all that the topic had at the start has been read and is in the database; false if that takes longer. */
    public boolean awaitKnown(Duration longest) throws InterruptedException {
        return known.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isKnown() {
        return known.getCount() == 0;
    }

    /** From now on events are stored. */
    void known() {
        known.countDown();
    }

    /** These and no others are erased; never is one of them missing in between. */
    void replace(Map<String, PersonaErasure> erasures) {
        byPersona.putAll(erasures);
        byPersona.keySet().retainAll(Set.copyOf(erasures.keySet()));
    }

    void add(PersonaErasure erasure) {
        byPersona.put(erasure.personaId(), erasure);
    }

    /** Returns the erasure that is over; null if there was none. */
    @Nullable PersonaErasure remove(String personaId) {
        return byPersona.remove(personaId);
    }
}
