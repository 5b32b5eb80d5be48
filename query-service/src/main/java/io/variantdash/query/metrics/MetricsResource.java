package io.variantdash.query.metrics;

import io.variantdash.query.request.PersonaId;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/metrics/{persona_id}")
class MetricsResource {

    private final MetricsSnapshots snapshots;

    MetricsResource(MetricsSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GET
    public Metrics metrics(@PathParam("persona_id") @Encoded PersonaId persona) {
        return snapshots.take(persona);
    }
}
