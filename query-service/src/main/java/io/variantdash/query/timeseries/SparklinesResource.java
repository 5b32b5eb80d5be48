package io.variantdash.query.timeseries;

import io.variantdash.query.web.problem.MalformedParameter;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.VariantId;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

@Path("/api/sparklines/{persona_id}")
@Produces(MediaType.APPLICATION_JSON)
class SparklinesResource {

    private static final int MOST_VARIANTS = 100;

    private final KeptSparklines sparklines;
    private final Clock clock;

    SparklinesResource(KeptSparklines sparklines, Clock clock) {
        this.sparklines = sparklines;
        this.clock = clock;
    }

    @GET
    public VariantSparklines sparklines(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("variant_id") @Encoded List<VariantId> variants) {
        if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            throw new MalformedParameter(
                    "variant_id",
                    variants.size() + " given",
                    "given at least once, and at most %d times".formatted(MOST_VARIANTS));
        }
        Set<String> wanted = new LinkedHashSet<>();
        variants.forEach(variant -> wanted.add(variant.value()));
        return sparklines.until(clock.instant(), persona, wanted);
    }
}
