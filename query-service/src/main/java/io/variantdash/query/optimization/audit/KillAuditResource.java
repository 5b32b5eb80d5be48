package io.variantdash.query.optimization.audit;

import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.web.request.PersonaId;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

@Path("/api/kills/{persona_id}/audit")
@Produces(MediaType.APPLICATION_JSON)
class KillAuditResource {

    /** For which minutes are kept. */
    private static final Duration WINDOW = Duration.ofDays(7);

    private final KillAuditQueries queries;
    private final Learning learning;
    private final DecisionEngine engine;
    private final Clock clock;

    KillAuditResource(KillAuditQueries queries, Learning learning, DecisionEngine engine, Clock clock) {
        this.queries = queries;
        this.learning = learning;
        this.engine = engine;
        this.clock = clock;
    }

    @GET
    public KillAudit audit(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("cost_ratio") @Nullable String costRatio,
            @QueryParam("protected") @Nullable String protectedShare,
            @QueryParam("kill") @Nullable String killShare) {
        AuditSettings settings = AuditSettings.of(engine.rulesOf(persona), costRatio, protectedShare, killShare);
        Instant to = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant from = to.minus(WINDOW);
        return KillAudit.of(queries.postedBetween(persona, from, to), learning.of(persona), settings, from, to);
    }
}
