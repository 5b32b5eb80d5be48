package io.variantdash.query.variants;

import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.PageLimit;
import io.variantdash.query.web.problem.NotFound;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.VariantId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Path("/api/variants/{persona_id}")
@Produces(MediaType.APPLICATION_JSON)
class VariantsResource {

    private final ActiveVariants variants;
    private final VariantDetails details;
    private final DecisionEngine engine;
    private final Clock clock;

    VariantsResource(ActiveVariants variants, VariantDetails details, DecisionEngine engine, Clock clock) {
        this.variants = variants;
        this.details = details;
        this.engine = engine;
        this.clock = clock;
    }

    @GET
    @Path("active")
    public ActiveVariantPage active(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        Instant now = clock.instant();
        String list = "active/" + persona.name();
        NewestFirst place = NewestFirst.of(list, cursor);
        var found = variants.newest(persona, place, limit.value() + 1, engine.assess(persona, now), now);
        return ActiveVariantPage.from(list, found, limit.value());
    }

    @GET
    public ActiveVariantPage ofStatus(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("status") @DefaultValue(StatusFilter.DEFAULT) StatusFilter filter,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        Instant now = clock.instant();
        // The persona comes last: nothing in its name can make it another list.
        String list = "variants/" + filter.statuses() + "/" + persona.name();
        NewestFirst place = NewestFirst.of(list, cursor);
        var found = variants.newestOf(persona, filter, place, limit.value() + 1, engine.assess(persona, now), now);
        return ActiveVariantPage.from(list, found, limit.value());
    }

    @GET
    @Path("{variant_id}/detail")
    public ActiveVariant detail(
            @PathParam("persona_id") @Encoded PersonaId persona, @PathParam("variant_id") @Encoded VariantId variant) {
        Instant now = clock.instant();
        return details.of(persona, variant, now)
                .map(found -> found.decided(engine.assess(persona, now)))
                .orElseThrow(() -> new NotFound("%s has no variant %s.".formatted(persona, variant)));
    }
}
