package io.variantdash.query.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.variantdash.query.web.problem.RouteProblem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Decides in which form an answer is sent before anything else looks at what the client takes: the layers behind give
 * each other meaning to a weight of 0, and fail on headers that are not written as they must be. They are handed a
 * header that names one type.
 */
@Singleton
class Negotiation {

    /** Behind the check of addresses: some cannot be normalised. */
    private static final int BEFORE_ROUTES = 5;

    private static final int NOT_ACCEPTABLE = 406;
    private static final String API = "/api/";
    /** Lists that are also tables. */
    private static final List<String> TABLES = List.of("/api/events/", "/api/dead-letters/");

    private static final String JSON = "application/json";
    private static final List<String> TABLE_TYPES = List.of(JSON, "text/csv");

    void register(@Observes Filters filters) {
        filters.register(Negotiation::negotiate, BEFORE_ROUTES);
    }

    private static void negotiate(RoutingContext request) {
        MultiMap headers = request.request().headers();
        String path = request.normalizedPath();
        if (AcceptedEncodings.of(headers.getAll(HttpHeaders.ACCEPT_ENCODING)).leaveNothing()) {
            RouteProblem.refuse(
                    request, NOT_ACCEPTABLE, "There are answers in gzip, in deflate, and without a content coding.");
        } else if (path.startsWith(API)) {
            List<String> offered = TABLES.stream().anyMatch(path::startsWith) ? TABLE_TYPES : List.of(JSON);
            Optional<String> type =
                    AcceptedTypes.of(headers.getAll(HttpHeaders.ACCEPT)).best(offered);
            type.ifPresentOrElse(
                    chosen -> {
                        headers.set(HttpHeaders.ACCEPT, chosen);
                        // Of a body, which nothing here reads; the layers behind look at it all the same.
                        headers.remove(HttpHeaders.CONTENT_TYPE);
                        request.next();
                    },
                    () -> RouteProblem.refuse(
                            request, NOT_ACCEPTABLE, "There are answers in " + String.join(" and ", offered) + "."));
        } else {
            request.next();
        }
    }
}
