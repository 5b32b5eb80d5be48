package io.variantdash.query.web.problem;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Answers with a problem where no resource has been reached. */
public final class RouteProblem {

    private static final Set<Integer> PASSING = Set.of(429, 503);
    private static final long RETRY_AFTER_SECONDS = 2;

    private RouteProblem() {}

    public static void answer(RoutingContext request, MalformedParameter malformed) {
        answer(request, Problem.of(malformed));
    }

    /** Says why not; where that may pass, also when to try again. */
    public static void refuse(RoutingContext request, int status, String detail) {
        if (PASSING.contains(status)) {
            refuse(request, status, detail, RETRY_AFTER_SECONDS);
        } else {
            answer(request, status, detail);
        }
    }

    /** Says why not now, and in how many seconds to try again. */
    public static void refuse(RoutingContext request, int status, String detail, long retryAfterSeconds) {
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        answer(request, status, detail);
    }

    private static void answer(RoutingContext request, int status, String detail) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        answer(request, new Problem("about:blank", title, status, detail, null, null, null));
    }

    private static void answer(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Json.encode(problem));
    }
}
