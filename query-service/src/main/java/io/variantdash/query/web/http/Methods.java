package io.variantdash.query.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.variantdash.query.web.problem.RouteProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Nothing here can be changed by a request, so every address has the same methods, and the routes behind need not know:
 * some have no answer to a method that is not theirs, others answer every method alike.
 */
@Singleton
class Methods {

    /** Behind what cross-origin requests and authentication ask for, before all routes. */
    private static final int BEFORE_AUTHENTICATION = 320;

    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final int NO_CONTENT = 204;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_IMPLEMENTED = 501;

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH, HttpMethod.CONNECT, HttpMethod.TRACE);

    void register(@Observes Filters filters) {
        filters.register(Methods::check, BEFORE_AUTHENTICATION);
    }

    private static void check(RoutingContext request) {
        HttpMethod method = request.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
        if (method.equals(HttpMethod.OPTIONS)) {
            request.response().setStatusCode(NO_CONTENT).end();
        } else if (KNOWN.contains(method)) {
            RouteProblem.refuse(request, METHOD_NOT_ALLOWED, "Nothing can be changed here: " + ALLOWED + ".");
        } else {
            RouteProblem.refuse(request, NOT_IMPLEMENTED, "There is no such method: " + ALLOWED + ".");
        }
    }
}
