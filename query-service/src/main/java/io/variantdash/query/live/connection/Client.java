package io.variantdash.query.live.connection;

import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.hub.Subscriber;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.Frame;
import io.variantdash.query.live.queue.ServerMessages;
import io.variantdash.query.live.wire.InboundGuard;
import java.util.function.Supplier;

/** What a client says, message by message, and the end of its connection. Runs on the event loop of the connection. */
final class Client implements InboundGuard.Listener {

    private final Subscriber subscriber;
    private final LiveCounters counters;
    private final Supplier<Frame> pong;
    private final Runnable leave;
    private boolean ended;

    Client(Subscriber subscriber, LiveCounters counters, Supplier<Frame> pong, Runnable leave) {
        this.subscriber = subscriber;
        this.counters = counters;
        this.pong = pong;
        this.leave = leave;
    }

    /** A ping or pong of the protocol: pings have been answered already. */
    void gaveASign() {
        subscriber.heard();
    }

    void saidText(String message) {
        if (!subscriber.isClosed()) {
            subscriber.heard();
            switch (ClientMessage.of(message)) {
                case PING -> subscriber.reply(pong.get());
                case REFRESH -> subscriber.refresh();
                case NOT_JSON -> subscriber.reply(ServerMessages.INVALID_JSON);
                case UNKNOWN -> subscriber.reply(ServerMessages.UNKNOWN_MESSAGE);
            }
        }
    }

    void saidBinary() {
        if (!subscriber.isClosed()) {
            subscriber.heard();
            subscriber.reply(ServerMessages.BINARY_MESSAGE);
        }
    }

    @Override
    public void violated(CloseReason reason) {
        subscriber.close(reason);
    }

    @Override
    public void closing() {
        over(CloseReason.CLIENT);
    }

    /** The connection has ended. May be told more than once, because more than one layer sees it. */
    void ended(CloseReason reason) {
        over(reason);
        if (!ended) {
            ended = true;
            leave.run();
        }
    }

    private void over(CloseReason reason) {
        if (!subscriber.isClosed()) {
            counters.closed(reason);
            subscriber.gone();
        }
    }
}
