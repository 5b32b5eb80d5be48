package io.variantdash.ingest.gateway.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers a request whose target has no path, which the router refuses before any filter, in words that tell of the inside. */
@Singleton
class UnreadablePaths {

    private static final int BAD_REQUEST = 400;
    private static final Problem PROBLEM =
            Problem.of(BAD_REQUEST, "The target of a request is a path that begins with a slash.");

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(UnreadablePaths::explain);
    }

    private static void explain(RoutingContext failed) {
        String path = failed.request().path();
        if (path == null || !path.startsWith("/")) {
            RouteProblem.answer(failed, PROBLEM);
        } else {
            failed.next();
        }
    }
}
