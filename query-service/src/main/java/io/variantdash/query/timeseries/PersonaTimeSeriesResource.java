package io.variantdash.query.timeseries;

import io.variantdash.query.web.request.Moment;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.TimeRange;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

@Path("/api/timeseries/{persona_id}")
@Produces(MediaType.APPLICATION_JSON)
class PersonaTimeSeriesResource {

    private final PersonaCourse course;
    private final Clock clock;

    PersonaTimeSeriesResource(PersonaCourse course, Clock clock) {
        this.course = course;
        this.clock = clock;
    }

    @GET
    public PersonaTimeSeries timeSeries(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("from") @Nullable Moment from,
            @QueryParam("to") @Nullable Moment to,
            @QueryParam("resolution") @Nullable Resolution wanted) {
        ChartRange asked = ChartRange.of(from, to, wanted, clock.instant());
        TimeRange range = asked.range();
        return new PersonaTimeSeries(
                persona.name(),
                range.from(),
                range.to(),
                asked.resolution(),
                course.points(persona, range, asked.resolution()));
    }
}
