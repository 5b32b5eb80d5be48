package io.variantdash.query.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.variantdash.query.audit.RefusalAudit;
import io.variantdash.query.web.problem.RouteProblem;
import io.variantdash.query.web.problem.Unauthorized;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Says as a problem why there is no answer; nothing of the token, nor what is wrong with it. */
@Singleton
class AccessProblems {

    private static final int FORBIDDEN = 403;

    private final RefusalAudit audit;

    AccessProblems(RefusalAudit audit) {
        this.audit = audit;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::explain);
    }

    private void explain(RoutingContext failed) {
        if (failed.response().ended()) {
            return;
        }
        if (failed.failure() instanceof AuthenticationFailedException) {
            askForToken(failed);
        } else if (failed.failure() instanceof ForbiddenException) {
            RouteProblem.refuse(failed, FORBIDDEN, "Your account has none of the roles that may do this.");
        } else {
            failed.next();
        }
    }

    void askForToken(RoutingContext failed) {
        if (InvalidTokenClose.isFor(failed)) {
            audit.recordInvalidToken(failed);
            InvalidTokenClose.answer(failed);
        } else {
            Unauthorized.answer(failed);
        }
    }
}
