package io.variantdash.query.timeseries;

import io.variantdash.query.web.problem.NotFound;
import io.variantdash.query.web.request.Moment;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.TimeRange;
import io.variantdash.query.web.request.VariantId;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

@Path("/api/variants/{persona_id}/{variant_id}/timeseries")
@Produces(MediaType.APPLICATION_JSON)
class TimeSeriesResource {

    private final TimeSeriesQueries queries;
    private final Clock clock;

    TimeSeriesResource(TimeSeriesQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GET
    public TimeSeries timeSeries(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @PathParam("variant_id") @Encoded VariantId variant,
            @QueryParam("from") @Nullable Moment from,
            @QueryParam("to") @Nullable Moment to,
            @QueryParam("resolution") @Nullable Resolution wanted) {
        ChartRange asked = ChartRange.of(from, to, wanted, clock.instant());
        if (!queries.knows(persona, variant)) {
            throw new NotFound("%s has no variant %s.".formatted(persona, variant));
        }
        TimeRange range = asked.range();
        return new TimeSeries(
                variant.value(),
                range.from(),
                range.to(),
                asked.resolution(),
                queries.points(persona, variant, range, asked.resolution()));
    }
}
