package io.variantdash.query.live.connection;

import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.hub.UpgradeRejection;
import io.variantdash.query.web.problem.MalformedParameter;
import io.variantdash.query.web.problem.RouteProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Explains in a problem what WebSockets Next would refuse without a body, before it gets to see the request. */
@Singleton
class UpgradeFilter {

    private static final int BEFORE_THE_ENDPOINT = -1;
    private static final int UPGRADE_REQUIRED = 426;
    private static final String ROUTE = "/dashboard/ws/:persona_id";
    private static final String VERSION = "13";

    private final UpgradeCheck check;
    private final LiveCounters counters;

    UpgradeFilter(UpgradeCheck check, LiveCounters counters) {
        this.check = check;
        this.counters = counters;
    }

    void register(@Observes Router router) {
        router.get(ROUTE).order(BEFORE_THE_ENDPOINT).handler(this::filter);
        router.head(ROUTE).handler(UpgradeFilter::askForUpgrade);
    }

    private void filter(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!isUpgrade(request)) {
            askForUpgrade(routing);
            return;
        }
        if (!isUri(request.uri())) {
            // Elsewhere such an address is read as it is meant; the handshake would refuse it without a problem.
            RouteProblem.answer(
                    routing, new MalformedParameter("path", request.uri(), "a URI, with other characters encoded"));
            return;
        }
        UpgradeRejection rejection = check.rejection(routing);
        if (rejection != null) {
            counters.refused(rejection);
            RouteProblem.refuse(routing, rejection.status(), rejection.detail());
            return;
        }
        routing.next();
    }

    /** The handshake of RFC 6455, section 4.2.1: a client that passes has a place, and should not lose it to a missing header. */
    private static boolean isUpgrade(HttpServerRequest request) {
        String connection = request.getHeader(HttpHeaders.CONNECTION);
        return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)
                && connection != null
                && connection.toLowerCase(Locale.ROOT).contains("upgrade")
                && VERSION.equals(request.getHeader("Sec-WebSocket-Version"))
                && request.getHeader("Sec-WebSocket-Key") != null;
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void askForUpgrade(RoutingContext routing) {
        routing.response()
                .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                .putHeader("Sec-WebSocket-Version", VERSION);
        RouteProblem.refuse(
                routing, UPGRADE_REQUIRED, "This is the address of a WebSocket. /asyncapi.yaml describes it.");
    }
}
