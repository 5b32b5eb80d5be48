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
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

@Path("/api/variants/{persona_id}/{variant_id}/timeseries")
class TimeSeriesResource {

    private static final Duration USUAL_RANGE = Duration.ofHours(24);

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
        TimeRange asked = range(from, to);
        Resolution resolution = wanted == null ? Resolution.suiting(asked) : wanted;
        resolution.requireFewPointsIn(asked);
        if (!queries.knows(persona, variant)) {
            throw new NotFound("%s has no variant %s.".formatted(persona, variant));
        }
        TimeRange range = new TimeRange(resolution.bucketOf(asked.from()), asked.to());
        return new TimeSeries(
                variant.value(),
                range.from(),
                range.to(),
                resolution,
                queries.points(persona, variant, range, resolution));
    }

    private TimeRange range(@Nullable Moment from, @Nullable Moment to) {
        Instant end = Moment.in("to", to, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return new TimeRange(Moment.in("from", from, end.minus(USUAL_RANGE)), end);
    }
}
