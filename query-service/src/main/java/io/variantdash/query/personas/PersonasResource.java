package io.variantdash.query.personas;

import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.PageLimit;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

@Path("/api/personas")
class PersonasResource {

    private final PersonaQueries queries;
    private final Clock clock;

    PersonasResource(PersonaQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GET
    public PersonaPage personas(
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        var found = queries.after(PersonaPage.start(cursor), limit.value() + 1, clock.instant());
        return PersonaPage.from(found, limit.value());
    }
}
