package io.variantdash.query.web.slow;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends connections of HTTP/1 on which no request has been under way for {@code quarkus.http.idle-timeout}, whether they are
 * silent or not. The server's own timer starts anew with each byte, so a client that sends one now and then would keep its
 * connection for ever without asking anything. Connections are looked at all together: a timer for each would cost more.
 */
@Singleton
class SlowRequests {

    /** Before everything that answers. */
    private static final int FIRST = 1003;

    /** Looks at a connection, within the timeout, before it is ended. */
    private static final int LOOKS = 4;

    /** How often a connection was looked at in vain, as a number; something else while a request is under way. */
    private static final AttributeKey<Object> STATE = AttributeKey.valueOf("variantdash.request");

    private final Vertx vertx;
    private final long intervalMillis;
    private final List<Future<?>> timers = new ArrayList<>(); // used by the thread that starts and stops the service

    SlowRequests(Vertx vertx, @ConfigProperty(name = "quarkus.http.idle-timeout") Duration timeout) {
        this.vertx = vertx;
        this.intervalMillis = Math.max(1, timeout.toMillis() / LOOKS);
    }

    void register(@Observes Filters filters) {
        filters.register(SlowRequests::begin, FIRST);
    }

    @SuppressWarnings("deprecation") // The successor of this is internal.
    void start(@Observes StartupEvent event) {
        for (EventExecutor executor : vertx.nettyEventLoopGroup()) {
            if (executor instanceof SingleThreadEventLoop loop) {
                timers.add(loop.scheduleAtFixedRate(
                        () -> look(loop), intervalMillis, intervalMillis, TimeUnit.MILLISECONDS));
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timers.forEach(timer -> timer.cancel(false));
    }

    private static void begin(RoutingContext request) {
        if (request.request().connection() instanceof ConnectionBase connection) {
            Attribute<Object> state = connection.channel().attr(STATE);
            Object underWay = new Object();
            state.set(underWay);
            // The next request may have begun before the end of this one is told.
            request.addEndHandler(unused -> state.compareAndSet(underWay, 0));
        }
        request.next();
    }

    private static void look(SingleThreadEventLoop loop) {
        List<Channel> slow = new ArrayList<>();
        loop.registeredChannelsIterator().forEachRemaining(channel -> {
            if (isSlow(channel)) {
                slow.add(channel);
            }
        });
        for (Channel channel : slow) { // not before, as that changes what is iterated over
            var unused = channel.close();
        }
    }

    private static boolean isSlow(Channel channel) {
        // Our own clients' connections have no parent, WebSockets and HTTP/2 no such decoder.
        if (channel.parent() == null) {
            return false;
        }
        Attribute<Object> state = channel.attr(STATE);
        Object known = state.get();
        boolean underWay = known != null && !(known instanceof Integer);
        if (underWay || channel.pipeline().get(HttpRequestDecoder.class) == null) {
            return false;
        }
        int looks = known instanceof Integer number ? number + 1 : 1;
        state.compareAndSet(known, looks);
        return looks > LOOKS;
    }
}
