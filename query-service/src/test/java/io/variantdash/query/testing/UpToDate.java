package io.variantdash.query.testing;

import io.quarkus.arc.Arc;
import io.variantdash.query.dashboard.Snapshot;
import io.variantdash.query.dashboard.Snapshots;
import io.variantdash.query.web.request.PersonaId;

/** Stands for an announcement, where a test changes rows of a persona whose snapshot may be kept already. */
public final class UpToDate {

    private UpToDate() {}

    /** From now on the snapshot that is kept contains what is stored now. */
    public static Snapshot of(String persona) {
        Snapshots snapshots = Arc.container().instance(Snapshots.class).get();
        snapshots.strayed(persona);
        return snapshots.upToDate(new PersonaId(persona)).join();
    }
}
