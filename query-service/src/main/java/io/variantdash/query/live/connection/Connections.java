package io.variantdash.query.live.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.freshness.NewestEvents;
import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.hub.Reconnect;
import io.variantdash.query.live.hub.SnapshotLoader;
import io.variantdash.query.live.hub.Subscriber;
import io.variantdash.query.live.hub.Subscribers;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.SendQueueLimits;
import io.variantdash.query.live.queue.ServerMessages;
import io.variantdash.query.web.request.PersonaId;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Takes over connections that have become WebSockets. Runs on their event loops. */
@Singleton
class Connections {

    /** Larger than a message: a client that sends one too big is told so, behind which its frame is still read. */
    private static final int LARGEST_FRAME = 64 * 1024;

    /**
     * What the kernel holds for a client at most. Left to itself that grows to megabytes, in which nothing gives way to newer
     * frames, and of which a slow client must take a third before it is seen to have taken anything.
     */
    private static final int KERNEL_BUFFER = 128 * 1024;

    static final WebSocketDecoderConfig DECODER = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(LARGEST_FRAME)
            .allowExtensions(false)
            // Closing is our business: what the client goes on sending would turn its answer into a reset.
            .closeOnProtocolViolation(false)
            .build();

    private final Subscribers subscribers;
    private final Reconnect reconnect;
    private final SnapshotLoader loader;
    private final NewestEvents newest;
    private final OutboundTraffic traffic;
    private final LiveCounters counters;
    private final DashboardConfig.Live config;
    private final SendQueueLimits limits;

    Connections(
            Subscribers subscribers,
            Reconnect reconnect,
            SnapshotLoader loader,
            NewestEvents newest,
            OutboundTraffic traffic,
            LiveCounters counters,
            DashboardConfig config) {
        this.subscribers = subscribers;
        this.reconnect = reconnect;
        this.loader = loader;
        this.newest = newest;
        this.traffic = traffic;
        this.counters = counters;
        this.config = config.live();
        this.limits = new SendQueueLimits(this.config.sendQueueLimit().asLongValue(), this.config.sendTimeout());
    }

    /** Joins before anything is looked up, so that nothing is missed in between. */
    void open(HttpConnection connection, PersonaId persona, @Nullable String position, Runnable leave) {
        ConnectionBase vertx = (ConnectionBase) connection;
        Channel channel = vertx.channel();
        EventLoop loop = channel.eventLoop();
        channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_BUFFER);
        ClientChannel transport = new ClientChannel(encoder(channel.pipeline()), counters);
        Subscriber subscriber = new Subscriber(
                persona,
                transport,
                new Subscriber.Sources(loader, limits, traffic, loop),
                System.nanoTime() - someTimeAgo());
        ClientFrames frames = new ClientFrames(
                subscriber,
                transport,
                new MessageRate(config.maxMessagesPerSecond(), System.nanoTime()),
                () -> ServerMessages.pong(newest.of(persona.value())),
                () -> {
                    subscribers.leave(loop, subscriber);
                    leave.run();
                });
        subscribers.join(loop, subscriber);
        takeOver(vertx.channelHandlerContext(), frames);
        reconnect.begin(subscriber, position, loop);
    }

    /** From here on frames are read by us, and the layers above hear no more than the end of the connection. */
    private static void takeOver(ChannelHandlerContext vertx, ClientFrames frames) {
        ChannelPipeline pipeline = vertx.pipeline();
        pipeline.replace(WebSocketFrameDecoder.class, "wsdecoder", new WebSocket13FrameDecoder(DECODER));
        // It has a timer for each connection; all of them are looked after together here.
        ChannelHandler idle = pipeline.get(IdleStateHandler.class);
        if (idle != null) {
            pipeline.remove(idle);
        }
        pipeline.addBefore(vertx.name(), "dashboard", frames);
        if (!vertx.channel().isActive()) {
            pipeline.fireChannelInactive();
        }
    }

    private static ChannelHandlerContext encoder(ChannelPipeline pipeline) {
        ChannelHandlerContext encoder = pipeline.context(WebSocketFrameEncoder.class);
        if (encoder == null) {
            throw new IllegalStateException("A WebSocket without an encoder: the layers below have changed");
        }
        return encoder;
    }

    private long someTimeAgo() {
        return ThreadLocalRandom.current().nextLong(config.pingInterval().toNanos());
    }
}
