package io.variantdash.query.live.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.variantdash.query.live.queue.CloseReason;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Looks at frames before WebSockets Next does, which queues without a bound whatever a client sends, and answers frames that
 * are none with an ordinary good-bye. A client that exceeds its rate is closed before its messages pile up, and what it goes on
 * sending waits in the network: an event loop that takes all of it has no time for the loop's other clients.
 */
public final class InboundGuard extends ChannelInboundHandlerAdapter {

    /** What is told of a client. */
    public interface Listener {

        /** The client closes: nothing may be sent behind the answer, which goes out at once. */
        void closing();

        /** The client broke a rule. What it sends from now on is ignored. */
        void violated(CloseReason reason);
    }

    /** How often an offender is read from: often enough to see its answer to the close, or its end. */
    static final Duration PAUSE = Duration.ofMillis(100);

    private final MessageRate rate;
    private final int mostBytes;
    private final Listener listener;
    /** Of the message whose parts are coming. */
    private int bytes;

    private boolean closing;

    /**
     * @param rate of frames: a message in many parts costs as much as many messages
     * @param mostBytes that a message may have, in however many parts it comes
     */
    InboundGuard(MessageRate rate, int mostBytes, Listener listener) {
        this.rate = rate;
        this.mostBytes = mostBytes;
        this.listener = listener;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CloseWebSocketFrame) {
            closing = true;
            listener.closing();
        } else if (message instanceof WebSocketFrame frame) {
            if (!closing && isTooBig(frame)) {
                violated(context, CloseReason.TOO_BIG);
            } else if (!closing && !rate.allows(System.nanoTime())) {
                violated(context, CloseReason.TOO_MANY);
            }
            if (closing) {
                ReferenceCountUtil.release(message);
                return;
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            boolean tooBig = WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus());
            violated(context, tooBig ? CloseReason.TOO_BIG : CloseReason.PROTOCOL);
        } else {
            // A connection that broke: whatever is left of it goes.
            var unused = context.close();
        }
    }

    /** Size comes before rate: it tells what is wrong with a message that never ends. */
    private boolean isTooBig(WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame || frame instanceof PongWebSocketFrame) {
            // They come between the parts of a message.
            return false;
        }
        int begun = frame instanceof ContinuationWebSocketFrame ? bytes : 0;
        // The decoder lets no frame through that would make this overflow.
        bytes = begun + frame.content().readableBytes();
        return bytes > mostBytes;
    }

    /** Once: what comes behind it, or behind a good-bye, is not looked at. */
    private void violated(ChannelHandlerContext context, CloseReason reason) {
        if (!closing) {
            closing = true;
            readSlowly(context);
            listener.violated(reason);
        }
    }

    /** Without being told to, a channel reads once a call, and no more than one buffer holds. */
    private static void readSlowly(ChannelHandlerContext context) {
        // Said each time, because the layers above may have resumed reading.
        context.channel().config().setAutoRead(false);
        var unused = context.executor()
                .schedule(
                        () -> {
                            if (context.channel().isActive()) {
                                context.read();
                                readSlowly(context);
                            }
                        },
                        PAUSE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
