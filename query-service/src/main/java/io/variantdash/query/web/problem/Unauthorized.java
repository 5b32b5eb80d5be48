package io.variantdash.query.web.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/** Asks for a token; says neither what was wrong with another, nor anything of it. */
public final class Unauthorized {

    private static final String SCHEME = "Bearer";
    private static final String DETAIL = "A valid bearer token is needed here. Sign in, and try again.";

    private Unauthorized() {}

    /** The answer where no resource has been reached. */
    public static void answer(RoutingContext request) {
        request.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, SCHEME);
        RouteProblem.refuse(request, Status.UNAUTHORIZED.getStatusCode(), DETAIL);
    }
}
