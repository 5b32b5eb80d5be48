package io.variantdash.query.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Knows since when the primary database does not answer. It asks by itself, as a replica that is not ready gets no requests
 * from which it could learn.
 */
@Singleton
public class DatabaseWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Runnable question;
    private final InstantSource clock;
    private volatile @Nullable Instant awaySince;
    private @Nullable ScheduledExecutorService thread;

    @Inject
    DatabaseWatch(Database database, Clock clock) {
        this(() -> database.row("SELECT 1 AS answer", row -> 1), clock);
    }

    /** @param question fails with a {@link DatabaseException} where the database does not answer */
    DatabaseWatch(Runnable question, InstantSource clock) {
        this.question = question;
        this.clock = clock;
    }

    /** For how long the database has not answered; zero if it did when last asked. */
    public Duration outage() {
        Instant since = awaySince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    void start(@Observes StartupEvent event) {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread watching = new Thread(task, "database-watch");
            watching.setDaemon(true);
            return watching;
        });
        var unused = thread.scheduleWithFixedDelay(this::ask, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    void ask() {
        try {
            question.run();
            awaySince = null;
        } catch (RuntimeException e) { // also what the pool itself throws; the time is all that is told
            if (awaySince == null) {
                awaySince = clock.instant();
            }
        }
    }
}
