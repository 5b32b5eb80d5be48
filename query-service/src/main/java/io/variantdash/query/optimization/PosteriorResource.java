package io.variantdash.query.optimization;

import io.variantdash.query.optimization.PosteriorQueries.Counted;
import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.optimization.learning.Learnt;
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
import java.util.List;

@Path("/api/optimization/{persona_id}/posterior")
@Produces(MediaType.APPLICATION_JSON)
class PosteriorResource {

    private static final int MOST_VARIANTS = 10;

    private final PosteriorQueries queries;
    private final Learning learning;

    PosteriorResource(PosteriorQueries queries, Learning learning) {
        this.queries = queries;
        this.learning = learning;
    }

    @GET
    public Posteriors posteriors(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("variant_id") @Encoded List<VariantId> variants) {
        if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            throw new MalformedParameter(
                    "variant_id",
                    variants.size() + " given",
                    "given at least once, and at most %d times".formatted(MOST_VARIANTS));
        }
        Learnt learnt = learning.of(persona);
        return new Posteriors(
                queries.named(persona, variants.stream().map(VariantId::value).toList()).stream()
                        .filter(Counted::isPossible)
                        .map(variant -> PosteriorCurve.of(variant, learnt))
                        .toList());
    }

    /** The answer; variants that do not exist, or whose counts contradict each other, are not in it. */
    record Posteriors(List<PosteriorCurve> variants) {}
}
