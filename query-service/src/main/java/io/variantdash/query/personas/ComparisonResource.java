package io.variantdash.query.personas;

import io.variantdash.query.web.problem.MalformedParameter;
import io.variantdash.query.web.request.PersonaId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

@Path("/api/comparison")
class ComparisonResource {

    private static final String FIELD = "persona";
    private static final int MOST_PERSONAS = 20;

    private final PersonaQueries queries;
    private final Clock clock;

    ComparisonResource(PersonaQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GET
    public Comparison compare(@QueryParam(FIELD) List<String> named) {
        if (named.isEmpty() || named.size() > MOST_PERSONAS) {
            throw new MalformedParameter(
                    FIELD,
                    String.join(",", named),
                    "given 1 to %d times, once for each persona".formatted(MOST_PERSONAS));
        }
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<String> personas =
                named.stream().map(ComparisonResource::personaId).distinct().toList();
        return new Comparison(queries.named(personas, asOf), asOf);
    }

    private static String personaId(String text) {
        return new PersonaId(text).value();
    }

    /** Personas side by side, in the order in which they were named. */
    record Comparison(List<Persona> personas, Instant asOf) {}
}
