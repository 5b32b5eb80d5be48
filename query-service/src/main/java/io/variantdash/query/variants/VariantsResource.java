package io.variantdash.query.variants;

import io.variantdash.query.paging.Cursor;
import io.variantdash.query.paging.PageLimit;
import io.variantdash.query.request.PersonaId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

@Path("/api/variants/{persona_id}")
class VariantsResource {

    private final ActiveVariants variants;
    private final Clock clock;

    VariantsResource(ActiveVariants variants, Clock clock) {
        this.variants = variants;
        this.clock = clock;
    }

    @GET
    @Path("active")
    public ActiveVariantPage active(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        var found = variants.newest(persona, NewestFirst.of(persona, cursor), limit.value() + 1, clock.instant());
        return ActiveVariantPage.from(persona, found, limit.value());
    }
}
