package io.variantdash.query.snapshot;

import io.variantdash.query.request.PersonaId;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers on the event loop: what is in memory already needs no other thread. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
class SnapshotResource {

    private final Snapshots snapshots;

    SnapshotResource(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GET
    @Path("metrics/{persona_id}")
    public CompletionStage<Response> metrics(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings,
            @Context Request request) {
        return snapshots.recent(persona).thenApply(snapshot -> answer(snapshot.encoded(), encodings, request));
    }

    @GET
    @Path("summary/{persona_id}")
    public CompletionStage<SummaryView> summary(@PathParam("persona_id") @Encoded PersonaId persona) {
        return snapshots.recent(persona).thenApply(SummaryView::from);
    }

    @GET
    @Path("leaders/{persona_id}")
    public CompletionStage<LeadersView> leaders(@PathParam("persona_id") @Encoded PersonaId persona) {
        return snapshots.recent(persona).thenApply(LeadersView::from);
    }

    private static Response answer(EncodedSnapshot encoded, @Nullable String encodings, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(encoded.tag());
        if (unchanged != null) {
            return withCaching(unchanged, encoded).build();
        }
        return AcceptedEncodings.includeGzip(encodings)
                ? withCaching(Response.ok(encoded.gzip()), encoded)
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .build()
                : withCaching(Response.ok(encoded.json()), encoded).build();
    }

    /** To be kept, and asked for every time whether it still holds. */
    private static Response.ResponseBuilder withCaching(Response.ResponseBuilder answer, EncodedSnapshot encoded) {
        return answer.tag(encoded.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
}
