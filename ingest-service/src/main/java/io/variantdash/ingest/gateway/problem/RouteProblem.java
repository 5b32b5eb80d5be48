package io.variantdash.ingest.gateway.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answers with a problem where no resource has been reached. */
public final class RouteProblem {

    private static final int TOO_MANY_REQUESTS = 429;

    private RouteProblem() {}

    /** Says also in how many seconds to try again. */
    public static void answer(RoutingContext request, Problem problem, long retryAfterSeconds) {
        if (!request.response().ended()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
        answer(request, problem);
    }

    /** Does nothing where the answer is on its way, or the client has gone. */
    public static void answer(RoutingContext request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (problem.status() == TOO_MANY_REQUESTS && !response.headers().contains(HttpHeaders.RETRY_AFTER)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RefusedRequest.RETRY_AFTER_SECONDS);
        }
        var unused = response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem.toJson());
    }
}
