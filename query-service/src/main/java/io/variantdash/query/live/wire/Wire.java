package io.variantdash.query.live.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.Transport;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The channel of a connection that has become a WebSocket. Used on its event loop. */
public final class Wire {

    /**
     * What the kernel holds for a client at most. Left to itself that grows to megabytes, in which nothing gives way to newer
     * frames, and of which a slow client must take a third before it is seen to have taken anything. What it holds from a client
     * would grow as much, of one that is read from slowly because it sends too much.
     */
    static final int KERNEL_BUFFER = 128 * 1024;

    private final Channel channel;
    private final ChannelHandlerContext vertx;
    private final ChannelHandlerContext encoder;

    private Wire(Channel channel, ChannelHandlerContext vertx, ChannelHandlerContext encoder) {
        this.channel = channel;
        this.vertx = vertx;
        this.encoder = encoder;
    }

    /** Empty if the layers below a WebSocket are not those that this package knows. */
    public static Optional<Wire> of(HttpConnection connection) {
        if (!(connection instanceof ConnectionBase base)) {
            return Optional.empty();
        }
        ChannelHandlerContext vertx = base.channelHandlerContext();
        return Optional.ofNullable(vertx.pipeline().context(WebSocketFrameEncoder.class))
                .map(encoder -> new Wire(base.channel(), vertx, encoder));
    }

    /** The event loop of this thread: that of the connection whose callback runs. */
    public static ScheduledExecutorService currentLoop() {
        EventExecutor loop = ThreadExecutorMap.currentExecutor();
        if (loop == null) {
            throw new IllegalStateException("Not on an event loop: callbacks of a WebSocket must not block");
        }
        return loop;
    }

    /**
     * Sends past all layers above the encoder.
     *
     * @param close closes the connection behind whatever was sent
     */
    public Transport transport(Consumer<CloseReason> close) {
        channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER);
        return new ChannelTransport(encoder, close);
    }

    /** Lets nothing through that the layers above would not bound, or would answer wrongly. */
    public void guard(MessageRate rate, int mostBytes, InboundGuard.Listener listener) {
        ChannelPipeline pipeline = channel.pipeline();
        // It has a timer for each connection; all of them are looked after together elsewhere.
        ChannelHandler idle = pipeline.get(IdleStateHandler.class);
        if (idle != null) {
            pipeline.remove(idle);
        }
        pipeline.addBefore(vertx.name(), "dashboard", new InboundGuard(rate, mostBytes, listener));
        boundWaiting(channel);
    }

    /** Bounds what waits in the kernel to be read. */
    static void boundWaiting(Channel channel) {
        channel.config().setOption(ChannelOption.SO_RCVBUF, KERNEL_BUFFER);
    }

    /** Runs something when the connection has ended, however it did; at once if it has. */
    public void onEnd(Runnable action) {
        channel.closeFuture().addListener(closed -> action.run());
    }

    /** The same for a connection that may not have become a WebSocket yet. */
    public static void onEnd(HttpConnection connection, Runnable action) {
        if (connection instanceof ConnectionBase base) {
            base.channel().closeFuture().addListener(closed -> action.run());
        }
    }
}
