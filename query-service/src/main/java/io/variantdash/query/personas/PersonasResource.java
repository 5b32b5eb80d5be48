package io.variantdash.query.personas;

import io.variantdash.query.paging.Cursor;
import io.variantdash.query.paging.PageLimit;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/api/personas")
class PersonasResource {

    private final PersonaQueries queries;

    PersonasResource(PersonaQueries queries) {
        this.queries = queries;
    }

    @GET
    public PersonaPage personas(
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        return PersonaPage.from(queries.after(PersonaPage.start(cursor), limit.value() + 1), limit.value());
    }
}
