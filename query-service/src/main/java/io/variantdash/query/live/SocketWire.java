package io.variantdash.query.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import org.jboss.logging.Logger;

/** Sends over a WebSocket. A failure needs no answer here: the connection is closing, and that is told elsewhere. */
record SocketWire(WebSocketConnection connection) implements Wire {

    private static final Logger LOG = Logger.getLogger(SocketWire.class);

    @Override
    public void send(String frame, Runnable sent) {
        connection
                .sendText(frame)
                .subscribe()
                .with(done -> sent.run(), failure -> LOG.debugf(failure, "Not sent to %s", connection.id()));
    }

    @Override
    public void close(CloseCode code, String reason) {
        if (connection.isOpen()) {
            connection
                    .close(new CloseReason(code.number(), reason))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf(failure, "Not closed: %s", connection.id()));
        }
    }
}
