package io.variantdash.query.snapshot;

import io.quarkus.vertx.http.Uncompressed;
import io.variantdash.query.request.PersonaId;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Answers on the event loop: what is in memory already needs no other thread. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
class SnapshotResource {

    private final Snapshots snapshots;

    SnapshotResource(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Compressed already, once for all. */
    @GET
    @Path("metrics/{persona_id}")
    @Uncompressed
    public CompletionStage<Response> metrics(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @Context Request request,
            @Context HttpServerRequest connection) {
        boolean gzip = AcceptedEncodings.includeGzip(connection.getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (gzip) {
            // By which Quarkus keeps its own compression away.
            connection.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        // On HTTP/2, the server compresses by itself whatever names an encoding.
        boolean asItIs = !gzip || connection.version() == HttpVersion.HTTP_2;
        return snapshots.recent(persona).thenApply(snapshot -> {
            EncodedSnapshot encoded = snapshot.encoded();
            return answer(encoded, asItIs ? encoded.json() : encoded.gzip(), gzip, request);
        });
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

    private static Response answer(EncodedSnapshot encoded, byte[] body, boolean gzip, Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(encoded.tag());
        if (unchanged != null) {
            return withCaching(unchanged, encoded).build();
        }
        Response.ResponseBuilder answer = withCaching(Response.ok(body), encoded);
        return (gzip ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer).build();
    }

    /** To be kept, and asked for every time whether it still holds. */
    private static Response.ResponseBuilder withCaching(Response.ResponseBuilder answer, EncodedSnapshot encoded) {
        return answer.tag(encoded.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
}
