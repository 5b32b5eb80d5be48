package io.variantdash.query.live.connection;

import io.netty.buffer.ByteBuf;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.FrameBytes;
import io.variantdash.query.live.queue.Transport;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends by the public means of WebSockets Next: slower, because each frame is copied and promised for each client, and good
 * where the channel below is not as expected.
 */
final class MessageTransport implements Transport {

    private final WebSocketConnection socket;
    private final HttpConnection connection;
    private final Consumer<CloseReason> close;
    private @Nullable Runnable whenTaken;
    private int onTheirWay;
    private long taken;

    MessageTransport(WebSocketConnection socket, HttpConnection connection, Consumer<CloseReason> close) {
        this.socket = socket;
        this.connection = connection;
        this.close = close;
    }

    @Override
    public void write(ByteBuf bytes) {
        try {
            while (bytes.isReadable()) {
                FrameBytes.Header header = FrameBytes.header(bytes);
                send(header, bytes.readSlice(header.length()));
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public boolean flush(Runnable taken) {
        if (onTheirWay == 0) {
            return true;
        }
        whenTaken = taken;
        return false;
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public void close(CloseReason reason) {
        close.accept(reason);
    }

    /** A good-bye has been said; closing once more sets the clock by which the connection is cut. */
    @Override
    public void abort() {
        connection.close();
    }

    private void send(FrameBytes.Header header, ByteBuf payload) {
        int length = header.length();
        onTheirWay++;
        Uni<Void> sent = switch (header.kind()) {
            case TEXT -> socket.sendText(payload.toString(StandardCharsets.UTF_8));
            case PING -> socket.sendPing(Buffer.buffer());
        };
        sent.subscribe().with(ok -> gone(length), failure -> {
            // The connection has ended, or is about to; the subscriber is told so elsewhere.
        });
    }

    private void gone(int length) {
        taken += length;
        onTheirWay--;
        Runnable waiting = whenTaken;
        if (onTheirWay == 0 && waiting != null) {
            whenTaken = null;
            waiting.run();
        }
    }
}
