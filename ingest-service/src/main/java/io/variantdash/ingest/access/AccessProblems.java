package io.variantdash.ingest.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.RouteProblem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Says as a problem why there is no answer; nothing of the token, nor what is wrong with it. */
@Singleton
class AccessProblems {

    private static final Problem UNAUTHORIZED =
            Problem.of(401, "A valid bearer token is needed here. Ask the issuer for one, and try again.");
    private static final Problem FORBIDDEN = Problem.of(403, "This takes the role of an operator, which you have not.");

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(AccessProblems::explain);
    }

    static void askForToken(RoutingContext request) {
        if (!request.response().ended()) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
        }
        RouteProblem.answer(request, UNAUTHORIZED);
    }

    private static void explain(RoutingContext failed) {
        if (failed.failure() instanceof AuthenticationFailedException) {
            askForToken(failed);
        } else if (failed.failure() instanceof ForbiddenException) {
            RouteProblem.answer(failed, FORBIDDEN);
        } else {
            failed.next();
        }
    }
}
