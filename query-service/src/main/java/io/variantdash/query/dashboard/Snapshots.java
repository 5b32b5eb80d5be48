package io.variantdash.query.dashboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import io.variantdash.query.web.problem.Busy;
import io.variantdash.query.web.request.PersonaId;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots that clients ask for. All of them are read by few threads, each by one at a time, and kept until
 * something is announced of the persona, or learnt anew. A client that is told of an update can read its effect, so this listens before those
 * that tell.
 */
@Singleton
@Priority(1)
public class Snapshots implements UpdateListener {

    private final MetricsReader reader;
    private final SnapshotEncoder encoder;
    private final SnapshotThreads threads;
    private final SnapshotTimes times;
    private final Learning learning;
    private final long timeout;
    private final Cache<String, KeptSnapshot> kept;

    Snapshots(
            MetricsReader reader,
            SnapshotEncoder encoder,
            SnapshotThreads threads,
            SnapshotTimes times,
            Learning learning,
            DashboardConfig config) {
        this.reader = reader;
        this.encoder = encoder;
        this.threads = threads;
        this.times = times;
        this.learning = learning;
        this.timeout = config.snapshot().timeout().toNanos();
        long maxSize = config.snapshot().maxSize().asLongValue();
        // A limit of memory that bounds the number as well: none counts for less than its share.
        int share =
                (int) Math.min(Integer.MAX_VALUE, maxSize / config.snapshot().maxCount());
        this.kept = Caffeine.newBuilder()
                .maximumWeight(maxSize)
                .<String, KeptSnapshot>weigher((persona, snapshot) -> Math.max(share, snapshot.size()))
                .expireAfterAccess(config.snapshot().keep())
                .build();
    }

    /**
     * A snapshot to look at. What was announced just now may be missing in it; one that is marked as stale comes where the
     * database is away.
     */
    public CompletableFuture<Snapshot> recent(PersonaId persona) {
        KeptSnapshot snapshot = of(persona);
        CompletableFuture<Snapshot> found = snapshot.containingOrStale(times.now() - times.minInterval());
        return found.isDone()
                ? found
                : found.orTimeout(timeout, TimeUnit.NANOSECONDS)
                        .exceptionallyCompose(failure -> outOfDate(snapshot, failure));
    }

    /** The same for an answer that has no room for the mark: it fails where the database is away. */
    public CompletableFuture<Snapshot> recentOnly(PersonaId persona) {
        CompletableFuture<Snapshot> found = of(persona).containing(times.now() - times.minInterval());
        return found.isDone()
                ? found
                : found.orTimeout(timeout, TimeUnit.NANOSECONDS)
                        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(busyAfter(failure)));
    }

    /** The snapshot that is kept, if it is as good as one that was read now; null where it would have to be read. */
    public @Nullable Snapshot current(PersonaId persona) {
        KeptSnapshot snapshot = kept.policy().getIfPresentQuietly(persona.value());
        return snapshot == null ? null : snapshot.current(learning.of(persona).version());
    }

    /** A snapshot that contains whatever was announced before the call: a client that follows what comes next has no gap. */
    public CompletableFuture<Snapshot> upToDate(PersonaId persona) {
        return of(persona).containing(times.now());
    }

    @Override
    public void updated(List<StreamedUpdate> updates) {
        updates.forEach(streamed -> strayed(streamed.update().personaId()));
    }

    @Override
    public void strayed(String personaId) {
        // Not an access, so that a snapshot without readers goes though updates arrive.
        KeptSnapshot snapshot = kept.policy().getIfPresentQuietly(personaId);
        if (snapshot != null) {
            snapshot.changed();
        }
    }

    @Override
    public void restarted() {
        kept.asMap().values().forEach(KeptSnapshot::changed);
    }

    private KeptSnapshot of(PersonaId persona) {
        KeptSnapshot snapshot = kept.get(persona.value(), id -> new KeptSnapshot(new Source(persona), times));
        snapshot.learnt(learning.of(persona).version());
        return snapshot;
    }

    /** What to answer a request that has waited long enough. */
    private static CompletableFuture<Snapshot> outOfDate(KeptSnapshot snapshot, Throwable failure) {
        if (!(failure instanceof TimeoutException)) {
            return CompletableFuture.failedFuture(failure);
        }
        Snapshot old = snapshot.outOfDate();
        return old == null
                ? CompletableFuture.failedFuture(busyAfter(failure))
                : CompletableFuture.completedFuture(old);
    }

    private static Throwable busyAfter(Throwable failure) {
        return failure instanceof TimeoutException
                ? new Busy("The database does not answer in time. Try again shortly.")
                : failure;
    }

    private final class Source implements SnapshotSource {

        private final PersonaId persona;

        Source(PersonaId persona) {
            this.persona = persona;
        }

        @Override
        public Snapshot read() {
            Metrics metrics = reader.read(persona);
            return new Snapshot(metrics, encoder.encode(metrics), false);
        }

        @Override
        public Snapshot stale(Snapshot old) {
            return new Snapshot(old.metrics(), encoder.stale(old.encoded()), true);
        }

        @Override
        public void schedule(Runnable reading, long delay) {
            threads.schedule(reading, delay);
        }

        @Override
        public void resized(KeptSnapshot snapshot) {
            // Weighs it again, unless it has gone meanwhile.
            kept.asMap().replace(persona.value(), snapshot);
        }
    }
}
