package io.variantdash.query.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

/** Answers with a problem where no resource has been reached. */
public final class RouteProblem {

    private RouteProblem() {}

    public static void answer(RoutingContext request, MalformedParameter malformed) {
        Problem problem = Problem.of(malformed);
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encode(problem));
    }
}
