package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a client that reads as fast as a test wishes, by Netty's own decoder. */
public final class FakeTransport implements Transport {

    public final List<String> sent = new ArrayList<>();
    public boolean stalled;
    public boolean aborted;
    public long taken;
    /** What writing brings about: the end of the connection, say. */
    public Runnable whenWritten = () -> {};

    public @Nullable CloseReason closed;

    private final EmbeddedChannel decoder = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 24));
    private @Nullable Runnable waiting;

    @Override
    public void write(ByteBuf bytes) {
        decoder.writeInbound(Unpooled.copiedBuffer(bytes));
        bytes.release();
        for (WebSocketFrame frame = decoder.readInbound(); frame != null; frame = decoder.readInbound()) {
            sent.add(
                    frame instanceof TextWebSocketFrame text
                            ? text.text()
                            : frame.getClass().getSimpleName());
            frame.release();
        }
        whenWritten.run();
    }

    @Override
    public boolean flush(Runnable whenTaken) {
        if (stalled) {
            waiting = whenTaken;
        }
        return !stalled;
    }

    /** Takes what is in flight, and nothing behind it. */
    void takeFlight() {
        Runnable inFlight = waiting;
        waiting = null;
        if (inFlight != null) {
            inFlight.run();
        }
    }

    /** Takes all that comes, from what is in flight on. */
    public void readOn() {
        stalled = false;
        takeFlight();
    }

    @Override
    public long taken() {
        return taken;
    }

    @Override
    public void close(CloseReason reason) {
        closed = reason;
    }

    @Override
    public void abort() {
        aborted = true;
    }
}
