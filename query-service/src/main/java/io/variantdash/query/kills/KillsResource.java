package io.variantdash.query.kills;

import io.variantdash.query.optimization.decision.EvidenceAtKill;
import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.PageLimit;
import io.variantdash.query.web.request.PersonaId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

@Path("/api/kills/{persona_id}")
@Produces(MediaType.APPLICATION_JSON)
class KillsResource {

    private final KillQueries queries;
    private final EvidenceAtKill evidence;

    KillsResource(KillQueries queries, EvidenceAtKill evidence) {
        this.queries = queries;
        this.evidence = evidence;
    }

    @GET
    public KillPage kills(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        var found = queries.latest(persona, KillPage.start(persona, cursor), limit.value() + 1);
        return KillPage.from(persona, found, limit.value()).judged(persona, evidence);
    }
}
