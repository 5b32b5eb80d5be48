package io.variantdash.query.live.connection;

import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.hub.UpgradeRejection;
import io.variantdash.query.web.problem.MalformedParameter;
import io.variantdash.query.web.problem.RouteProblem;
import io.variantdash.query.web.request.PersonaId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The WebSocket of a dashboard. A route and the network's own channel rather than an endpoint of websockets-next: that one
 * has no answer with a body for whom it refuses, no sign of a client that is behind, and a task and a promise for each
 * frame and client, with which it fell behind at 2,000 clients.
 */
@Singleton
class LiveEndpoint {

    private static final int UPGRADE_REQUIRED = 426;
    private static final Pattern PATH = Pattern.compile("/dashboard/ws/([^/]+)/?");

    private final ConnectionLimits connectionLimits;
    private final Origins origins;
    private final Connections connections;
    private final LiveCounters counters;

    LiveEndpoint(ConnectionLimits connectionLimits, Origins origins, Connections connections, LiveCounters counters) {
        this.connectionLimits = connectionLimits;
        this.origins = origins;
        this.connections = connections;
        this.counters = counters;
    }

    void register(@Observes Router router) {
        router.get("/dashboard/ws/:persona_id").handler(this::open);
        router.head("/dashboard/ws/:persona_id").handler(LiveEndpoint::askForUpgrade);
    }

    private void open(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            askForUpgrade(routing);
            return;
        }
        if (!isUri(request.uri())) {
            // Elsewhere such an address is read as it is meant; the handshake would refuse it without a problem.
            RouteProblem.answer(
                    routing, new MalformedParameter("path", request.uri(), "a URI, with other characters encoded"));
            return;
        }
        PersonaId persona = persona(request);
        String address = request.remoteAddress().hostAddress();
        UpgradeRejection rejection =
                isAllowed(request) ? connectionLimits.take(persona.value(), address) : UpgradeRejection.ORIGIN;
        if (rejection != null) {
            counters.refused(rejection);
            RouteProblem.refuse(routing, rejection.status(), rejection.detail());
            return;
        }
        String position = request.getParam("position");
        Runnable leave = () -> connectionLimits.leave(persona.value(), address);
        request.toWebSocket()
                .onSuccess(opened -> connections.open(request.connection(), persona, position, leave))
                .onFailure(failure -> leave.run());
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isAllowed(HttpServerRequest request) {
        HostAndPort host = request.authority();
        return origins.allow(request.getHeader(HttpHeaders.ORIGIN), host == null ? null : host.toString());
    }

    private static void askForUpgrade(RoutingContext routing) {
        routing.response()
                .putHeader(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        RouteProblem.refuse(
                routing, UPGRADE_REQUIRED, "This is the address of a WebSocket. /asyncapi.yaml describes it.");
    }

    /** From the path as it stands in the request; the router's parameter repairs what is not UTF-8. */
    private static PersonaId persona(HttpServerRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw new IllegalStateException("AddressCheck lets no other through: " + request.path());
        }
        return PersonaId.ofSegment(path.group(1));
    }
}
