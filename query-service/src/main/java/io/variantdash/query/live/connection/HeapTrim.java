package io.variantdash.query.live.connection;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Gives memory back after many clients have left. What they took lies in the old generation, which the collector looks at
 * only when it is full, and which shrinks only then: so it is asked to, once, when no client has come or gone for a while.
 */
@Singleton
class HeapTrim {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Fewer are not worth a collection, which takes some tens of milliseconds. */
    private static final int MANY = 500;

    private final IntSupplier connections;
    private final Runnable collection;
    private int most;
    private int last;

    @Inject
    HeapTrim(ConnectionLimits connectionLimits) {
        this(connectionLimits::taken, System::gc);
    }

    HeapTrim(IntSupplier connections, Runnable collection) {
        this.connections = connections;
        this.collection = collection;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> look());
    }

    void look() {
        int now = connections.getAsInt();
        most = Math.max(most, now);
        if (now == last && most - now >= MANY && now <= most / 2) {
            most = now;
            collection.run();
        }
        last = now;
    }
}
