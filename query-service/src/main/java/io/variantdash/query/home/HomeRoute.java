package io.variantdash.query.home;

import io.variantdash.query.web.http.AcceptedTypes;
import io.variantdash.query.web.problem.RouteProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Answers {@code GET /} to programs with a sign of life. A route rather than a resource, because static resources, the
 * web app among them, come before resources; to whom prefers HTML this steps aside for them.
 */
@Singleton
class HomeRoute {

    private static final int BEFORE_WEB_APP = -2;
    private static final int NOT_ACCEPTABLE = 406;
    private static final String HTML = "text/html";
    private static final String JSON = "application/json";

    private static final String STATUS = new JsonObject()
            .put("status", "healthy")
            .put("service", "variant-dashboard-api")
            .encode();

    void register(@Observes Router router) {
        router.get("/").order(BEFORE_WEB_APP).handler(HomeRoute::answer);
        router.head("/").order(BEFORE_WEB_APP).handler(HomeRoute::answer);
    }

    private static void answer(RoutingContext request) {
        AcceptedTypes accepted = AcceptedTypes.of(request.request().headers().getAll(HttpHeaders.ACCEPT));
        String type = accepted.best(List.of(HTML, JSON)).orElse("");
        switch (type) {
            case HTML -> request.next();
            case JSON ->
                request.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(STATUS);
            default ->
                RouteProblem.refuse(request, NOT_ACCEPTABLE, "There are answers in text/html and application/json.");
        }
    }
}
