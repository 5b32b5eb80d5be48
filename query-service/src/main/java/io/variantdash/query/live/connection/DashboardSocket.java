package io.variantdash.query.live.connection;

import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.config.LiveConfig;
import io.variantdash.query.freshness.NewestEvents;
import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.hub.Reconnect;
import io.variantdash.query.live.hub.SnapshotLoader;
import io.variantdash.query.live.hub.Subscriber;
import io.variantdash.query.live.hub.Subscribers;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.SendQueueLimits;
import io.variantdash.query.live.queue.ServerMessages;
import io.variantdash.query.live.queue.Transport;
import io.variantdash.query.live.wire.LoopTurns;
import io.variantdash.query.live.wire.MessageRate;
import io.variantdash.query.live.wire.Wire;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The WebSocket of a dashboard. Callbacks run on the event loop of the connection and end at once, so that no message waits
 * for another; frames are sent below the extension, by {@link Wire}.
 */
@WebSocket(path = DashboardSocket.PATH, inboundProcessingMode = InboundProcessingMode.CONCURRENT)
@Singleton
class DashboardSocket {

    static final String PATH = "/dashboard/ws/{persona_id}";
    static final TypedKey<AdmittedClient> ADMITTED = new TypedKey<>("admitted");

    private static final Logger LOG = Logger.getLogger(DashboardSocket.class);
    private static final TypedKey<Client> CLIENT = new TypedKey<>("client");

    /** How the connection's own buffer of a message that grows too large is told; the extension has no type for it. */
    private static final String TOO_BIG = "max message size";

    private final Subscribers subscribers;
    private final Reconnect reconnect;
    private final SnapshotLoader loader;
    private final NewestEvents newest;
    private final OutboundTraffic traffic;
    private final LiveCounters counters;
    private final LiveConfig config;
    private final SendQueueLimits limits;
    private final int maxMessageSize;
    private final AtomicBoolean unexpected = new AtomicBoolean();
    private final Map<ScheduledExecutorService, LoopTurns> turnsByLoop = new ConcurrentHashMap<>();

    DashboardSocket(
            Subscribers subscribers,
            Reconnect reconnect,
            SnapshotLoader loader,
            NewestEvents newest,
            OutboundTraffic traffic,
            LiveCounters counters,
            DashboardConfig config,
            @ConfigProperty(name = "quarkus.websockets-next.server.max-message-size") int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
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
    @OnOpen
    @NonBlocking
    void open(WebSocketConnection socket) {
        AdmittedClient admitted = socket.userData().get(ADMITTED);
        admitted.forgetHeaders();
        ScheduledExecutorService loop = Wire.currentLoop();
        LoopTurns turns = turnsByLoop.computeIfAbsent(loop, LoopTurns::new);
        Optional<Wire> wire = config.directWrites() ? Wire.of(admitted.connection()) : Optional.empty();
        if (wire.isEmpty() && config.directWrites() && unexpected.compareAndSet(false, true)) {
            LOG.warn("The network below WebSockets is not as expected: frames are sent in a slower way."
                    + " Please report this with the version of Quarkus.");
        }
        Consumer<CloseReason> close = reason -> close(socket, reason);
        Transport transport = wire.map(channel -> channel.transport(close))
                .orElseGet(() -> new MessageTransport(socket, admitted.connection(), close));
        Subscriber subscriber = new Subscriber(
                admitted.persona(),
                transport,
                new Subscriber.Sources(loader, limits, traffic, turns),
                System.nanoTime() - someTimeAgo());
        Client client = new Client(
                subscriber,
                counters,
                () -> ServerMessages.pong(newest.of(admitted.persona().value())),
                () -> {
                    subscribers.leave(loop, subscriber);
                    admitted.leave().run();
                });
        subscribers.join(loop, subscriber);
        socket.userData().put(CLIENT, client);
        wire.ifPresent(channel -> {
            channel.guard(new MessageRate(config.maxMessagesPerSecond(), System.nanoTime()), maxMessageSize, client);
            channel.onEnd(() -> client.ended(CloseReason.LOST));
        });
        turns.execute(() -> reconnect.begin(subscriber, admitted.position(), loop));
    }

    @OnTextMessage
    @NonBlocking
    void text(WebSocketConnection socket, String message) {
        socket.userData().get(CLIENT).saidText(message);
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(WebSocketConnection socket, Buffer message) {
        socket.userData().get(CLIENT).saidBinary();
    }

    @OnPingMessage
    @NonBlocking
    void ping(WebSocketConnection socket, Buffer payload) {
        socket.userData().get(CLIENT).gaveASign();
    }

    @OnPongMessage
    @NonBlocking
    void pong(WebSocketConnection socket, Buffer payload) {
        socket.userData().get(CLIENT).gaveASign();
    }

    @OnError
    @NonBlocking
    void failed(WebSocketConnection socket, Throwable failure) {
        Client client = socket.userData().get(CLIENT);
        if (client != null && String.valueOf(failure.getMessage()).contains(TOO_BIG)) {
            client.violated(CloseReason.TOO_BIG);
        } else if (socket.isOpen()) {
            LOG.errorf(failure, "The connection of a dashboard failed");
            close(socket, CloseReason.FAILED);
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection socket, io.quarkus.websockets.next.CloseReason reason) {
        Client client = socket.userData().get(CLIENT);
        if (client == null) {
            socket.userData().get(ADMITTED).leave().run();
        } else {
            // This very constant stands for a connection that broke without a word.
            boolean broke = reason == io.quarkus.websockets.next.CloseReason.INTERNAL_SERVER_ERROR;
            client.ended(broke ? CloseReason.LOST : CloseReason.CLIENT);
        }
    }

    private void close(WebSocketConnection socket, CloseReason reason) {
        counters.closed(reason);
        socket.close(new io.quarkus.websockets.next.CloseReason(reason.code(), reason.text()))
                .subscribe()
                .with(sent -> {}, failure -> LOG.debug("A good-bye did not go out", failure));
    }

    private long someTimeAgo() {
        return ThreadLocalRandom.current().nextLong(config.pingInterval().toNanos());
    }
}
