package io.variantdash.ingest.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.RouteProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Holds every address, and every caller who is known, to so many requests a second. What watches the service ({@code /q/})
 * is always answered.
 */
@Singleton
class RequestLimits {

    /** Guessing tokens costs a guess each. */
    private static final int BEFORE_AUTHENTICATION = 340;

    /** Before the body is read. */
    private static final int AFTER_AUTHORIZATION = 50;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String WATCHED = "/q/";

    private final ClientAddress address;
    private final RateLimit byAddress;
    private final RateLimit byIdentity;

    RequestLimits(IngestConfiguration configuration, ClientAddress address) {
        this.address = address;
        byAddress = new RateLimit(configuration.web().requestsPerSecondPerAddress());
        byIdentity = new RateLimit(configuration.web().requestsPerSecondPerIdentity());
    }

    void register(@Observes Filters filters) {
        filters.register(this::limitAddress, BEFORE_AUTHENTICATION);
        filters.register(this::limitIdentity, AFTER_AUTHORIZATION);
    }

    private void limitAddress(RoutingContext request) {
        if (String.valueOf(request.request().path()).startsWith(WATCHED)) {
            request.next();
        } else {
            limit(request, byAddress, address.of(request.request()), "Your address");
        }
    }

    private void limitIdentity(RoutingContext request) {
        if (request.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous()) {
            limit(request, byIdentity, user.getSecurityIdentity().getPrincipal().getName(), "Your account");
        } else {
            request.next();
        }
    }

    private static void limit(RoutingContext request, RateLimit limit, String caller, String who) {
        long wait = limit.secondsUntilAllowed(caller);
        if (wait == 0) {
            request.next();
        } else {
            request.request().resume(); // what comes of its body is not kept
            RouteProblem.answer(request, Problem.of(TOO_MANY_REQUESTS, who + " asks too often."), wait);
        }
    }
}
