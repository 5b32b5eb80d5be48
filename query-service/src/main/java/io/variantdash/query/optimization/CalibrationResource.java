package io.variantdash.query.optimization;

import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.optimization.learning.OutcomeHistory;
import io.variantdash.query.web.request.PersonaId;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

@Path("/api/optimization/{persona_id}/calibration")
@Produces(MediaType.APPLICATION_JSON)
class CalibrationResource {

    private final OutcomeHistory outcomes;
    private final Learning learning;
    private final Clock clock;

    CalibrationResource(OutcomeHistory outcomes, Learning learning, Clock clock) {
        this.outcomes = outcomes;
        this.learning = learning;
        this.clock = clock;
    }

    @GET
    public Calibration calibration(@PathParam("persona_id") @Encoded PersonaId persona) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Calibration.of(outcomes.ofPersona(persona.value(), now), learning.of(persona), now);
    }
}
