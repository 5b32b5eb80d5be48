package io.variantdash.query.snapshot;

import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.request.PersonaId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Reads a snapshot that nobody wants: the first loads classes and connects, which nobody should have to wait for. */
@Singleton
class WarmUp {

    private static final PersonaId NOBODY = new PersonaId("nobody");

    private final Snapshots snapshots;

    WarmUp(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    void start(@Observes StartupEvent event) {
        // Whether there is a database is not the question here.
        var unused = snapshots.upToDate(NOBODY);
    }
}
