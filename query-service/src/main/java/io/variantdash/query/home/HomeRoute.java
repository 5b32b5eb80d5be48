package io.variantdash.query.home;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.ParsedHeaderValues;
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

    private static final int BEFORE_STATIC_RESOURCES = -1;
    private static final String JSON = "application/json";

    private static final String STATUS = new JsonObject()
            .put("status", "healthy")
            .put("service", "variant-dashboard-api")
            .encode();

    void register(@Observes Router router) {
        router.get("/").order(BEFORE_STATIC_RESOURCES).handler(HomeRoute::answer);
    }

    private static void answer(RoutingContext request) {
        request.response().putHeader("Vary", "Accept");
        if (prefersJson(request.parsedHeaders())) {
            request.response().putHeader("Content-Type", JSON).end(STATUS);
        } else {
            request.next();
        }
    }

    /** The header's entries are sorted by preference. */
    private static boolean prefersJson(ParsedHeaderValues headers) {
        List<MIMEHeader> accepted = headers.accept();
        return !accepted.isEmpty() && accepted.get(0).rawValue().startsWith(JSON);
    }
}
