package io.variantdash.query.dashboard;

import io.quarkus.vertx.http.Uncompressed;
import io.variantdash.query.web.http.AcceptedEncodings;
import io.variantdash.query.web.http.Condition;
import io.variantdash.query.web.request.PersonaId;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Answers on the event loop: what is in memory already needs no other thread. */
@Path("/api/metrics/{persona_id}")
@Produces(MediaType.APPLICATION_JSON)
class SnapshotResource {

    /** With the character set, which is added to bytes only where there is a body. */
    private static final String JSON = "application/json;charset=UTF-8";

    private final Snapshots snapshots;

    SnapshotResource(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Compressed already, once for all. */
    @GET
    @Uncompressed
    public CompletionStage<Response> metrics(
            @PathParam("persona_id") @Encoded PersonaId persona, @Context HttpServerRequest request) {
        boolean gzip = AcceptedEncodings.of(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING))
                .includeGzip();
        if (gzip) {
            // By which Quarkus keeps its own compression away.
            request.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        // On HTTP/2, the server compresses by itself whatever names an encoding.
        boolean asItIs = !gzip || request.version() == HttpVersion.HTTP_2;
        return snapshots.recent(persona).thenApply(snapshot -> {
            EncodedSnapshot encoded = snapshot.encoded();
            return answer(encoded, asItIs ? encoded.json() : encoded.gzip(), gzip, request);
        });
    }

    private static Response answer(EncodedSnapshot encoded, byte[] body, boolean gzip, HttpServerRequest request) {
        Condition condition = Condition.of(
                request.headers().getAll(HttpHeaders.IF_MATCH),
                request.headers().getAll(HttpHeaders.IF_NONE_MATCH),
                encoded.tag());
        if (condition == Condition.FAILED) {
            throw new ClientErrorException(Response.Status.PRECONDITION_FAILED);
        }
        if (condition == Condition.NOT_MODIFIED) {
            return Response.notModified(encoded.tag()).build();
        }
        Response.ResponseBuilder answer = Response.ok(body, JSON).tag(encoded.tag());
        return (gzip ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer).build();
    }
}
