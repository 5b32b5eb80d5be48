package io.variantdash.query.engine;

import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Has what was learnt of a persona go from {@code dashboard.parameters} when nothing is stored of it any more: at once where
 * an erasure is told, and with each round of learning otherwise, as the notice may have come while no replica decided about it.
 */
@Singleton
class GonePersonas implements UpdateListener {

    private static final Logger LOG = Logger.getLogger(GonePersonas.class);

    /** As of personas that are due: the regular round finds the rest. */
    private static final int MOST = 100_000;

    private final Set<String> suspects = ConcurrentHashMap.newKeySet();
    private final Refits refits;

    GonePersonas(Refits refits) {
        this.refits = refits;
    }

    @Override
    public void updated(List<StreamedUpdate> updates) {
        // Who is told of is stored.
    }

    @Override
    public void strayed(String personaId) {
        // Nor does this say that a persona is gone.
    }

    @Override
    public void erased(String personaId, long offset) {
        if (suspects.size() < MOST) {
            suspects.add(personaId);
        }
    }

    @Override
    public void restarted() {
        // What was told before still counts.
    }

    /** All of whom something is known may be gone. */
    void suspectAll() {
        suspects.addAll(refits.known());
    }

    /** Forgets those that are gone, of the personas of this replica, and leaves the others to theirs. */
    void forget(Tenures tenures) {
        for (String persona : Set.copyOf(suspects)) {
            if (tenures.owns(persona) && refits.isGone(persona)) {
                forget(persona, tenures);
            }
            suspects.remove(persona);
        }
    }

    /** An erasure that is told of meanwhile finds the persona gone as well. */
    private void forget(String persona, Tenures tenures) {
        Tenure tenure = tenures.of(persona);
        try {
            tenure.forget(persona);
            refits.forget(persona);
            LOG.info("What was learnt of a persona is gone, as all else of it is"); // not whose: the log is kept
        } catch (TenureEndedException e) {
            LOG.infof("A tenure of partition %d was ended from outside", tenure.partition());
            tenures.end(tenure); // the next one suspects all
        }
    }
}
