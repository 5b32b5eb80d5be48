package io.variantdash.query.live;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.vertx.VertxContext;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.request.PersonaId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/**
 * The WebSocket of a dashboard. All of it runs on the event loop of the connection.
 *
 * <p>A {@code ?position=} is accepted, and answered with {@code initial_data} as the contract allows for any position
 * that cannot be resumed from. Resuming would look it up in a window of recent frames, in the place of the first
 * {@link Viewer#refresh()}.
 */
@WebSocket(path = "/dashboard/ws/{persona_id}")
class DashboardSocket {

    private static final Logger LOG = Logger.getLogger(DashboardSocket.class);
    private static final TypedKey<Viewer> VIEWER = new TypedKey<>("viewer");

    private final Audience audience;
    private final SnapshotLoader loader;
    private final long outboxLimit;

    DashboardSocket(Audience audience, SnapshotLoader loader, DashboardConfig config) {
        this.audience = audience;
        this.loader = loader;
        this.outboxLimit = config.live().outboxLimit().asLongValue();
    }

    /** Joins first, so that nothing is missed between the snapshot and the first update. */
    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        Context loop = loop();
        Viewer viewer = new Viewer(
                persona(connection),
                new SocketWire(connection),
                loader,
                task -> loop.runOnContext(nothing -> task.run()),
                outboxLimit);
        connection.userData().put(VIEWER, viewer);
        audience.join(loop, viewer);
        viewer.refresh();
    }

    @OnTextMessage
    @NonBlocking
    void received(String message, WebSocketConnection connection) {
        Viewer viewer = viewer(connection);
        viewer.heard();
        switch (ClientMessage.of(message)) {
            case PING -> viewer.reply(Replies.PONG);
            case REFRESH -> viewer.refresh();
            case NOT_JSON -> viewer.reply(Replies.INVALID_JSON);
            case UNKNOWN -> viewer.reply(Replies.UNKNOWN_MESSAGE);
        }
    }

    @OnBinaryMessage
    @NonBlocking
    void received(Buffer message, WebSocketConnection connection) {
        Viewer viewer = viewer(connection);
        viewer.heard();
        viewer.reply(Replies.BINARY_MESSAGE);
    }

    @OnPongMessage
    @NonBlocking
    void answered(Buffer pong, WebSocketConnection connection) {
        viewer(connection).heard();
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        Viewer viewer = viewer(connection);
        viewer.gone();
        audience.leave(loop(), viewer);
    }

    /** Broken frames and lost connections close the connection by themselves; a message too big would be passed over. */
    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        if (String.valueOf(failure.getMessage()).contains("max message size")) {
            viewer(connection).close(CloseCode.TOO_BIG, "message too big");
        } else {
            LOG.debugf(failure, "Connection %s failed", connection.id());
        }
    }

    /** From the path as it stands in the request; the framework's path parameter repairs what is not UTF-8. */
    private static PersonaId persona(WebSocketConnection connection) {
        String path = connection.handshakeRequest().path();
        return PersonaId.ofSegment(path.substring(path.lastIndexOf('/') + 1));
    }

    private static Viewer viewer(WebSocketConnection connection) {
        return connection.userData().get(VIEWER);
    }

    private static Context loop() {
        return VertxContext.getRootContext(Vertx.currentContext());
    }
}
