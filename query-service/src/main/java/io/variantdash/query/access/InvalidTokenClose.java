package io.variantdash.query.access;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/**
 * Tells a page that its token is not valid, by closing a WebSocket that is opened for nothing else: of a refused upgrade a
 * browser tells its page neither status nor body, so that the page could only try again and again.
 */
final class InvalidTokenClose {

    private static final Logger LOG = Logger.getLogger(InvalidTokenClose.class);
    private static final short POLICY_VIOLATION = 1008;
    private static final String REASON = "token_invalid";
    private static final String OFFERED = "Sec-WebSocket-Protocol";
    /** What a page offers beside its token; the extension has taken the token out of the header by now. */
    private static final String CARRIED = "bearer-token-carrier";

    private InvalidTokenClose() {}

    /** Whether the request comes from a page: programs can read the status of an answer. */
    static boolean isFor(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String offered = request.getHeader(OFFERED);
        return request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)
                && offered != null
                && offered.contains(CARRIED);
    }

    static void answer(RoutingContext routing) {
        routing.request()
                .toWebSocket()
                .compose(InvalidTokenClose::close)
                .onFailure(failure -> LOG.debug("A connection ended before it was told that its token is not valid"));
    }

    private static Future<Void> close(ServerWebSocket socket) {
        return socket.close(POLICY_VIOLATION, REASON);
    }
}
