package io.variantdash.query.suggestions;

import io.variantdash.query.dashboard.Snapshots;
import io.variantdash.query.web.http.Condition;
import io.variantdash.query.web.request.PersonaId;
import io.vertx.core.http.HttpServerRequest;
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

/** Answers what to do next from the snapshot that is kept; to whom has that already, only that nothing has changed. */
@Path("/api/optimization/{persona_id}")
@Produces(MediaType.APPLICATION_JSON)
class OptimizationResource {

    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final Snapshots snapshots;
    private final OptimizationAnswers answers;

    OptimizationResource(Snapshots snapshots, OptimizationAnswers answers) {
        this.snapshots = snapshots;
        this.answers = answers;
    }

    @GET
    public CompletionStage<Response> optimization(
            @PathParam("persona_id") @Encoded PersonaId persona, @Context HttpServerRequest request) {
        return snapshots
                .recentOnly(persona)
                .thenApply(snapshot -> answer(answers.of(persona, snapshot.metrics()), request));
    }

    private static Response answer(EncodedOptimization encoded, HttpServerRequest request) {
        Condition condition = Condition.of(
                request.headers().getAll(HttpHeaders.IF_MATCH),
                request.headers().getAll(HttpHeaders.IF_NONE_MATCH),
                encoded.tag());
        return switch (condition) {
            case FAILED -> throw new ClientErrorException(Response.Status.PRECONDITION_FAILED);
            case NOT_MODIFIED -> Response.notModified(encoded.tag()).build();
            case HOLDS -> Response.ok(encoded.json(), JSON).tag(encoded.tag()).build();
        };
    }
}
