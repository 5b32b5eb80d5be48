package io.variantdash.ingest.gateway.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answers with a problem where no resource has been reached. */
public final class RouteProblem {

    private static final int TOO_MANY_REQUESTS = 429;

    private RouteProblem() {}

    /** Does nothing where the answer is on its way, or the client has gone. */
    public static void answer(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (problem.status() == TOO_MANY_REQUESTS) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RefusedRequest.RETRY_AFTER_SECONDS);
        }
        var unused = response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem.toJson());
    }
}
