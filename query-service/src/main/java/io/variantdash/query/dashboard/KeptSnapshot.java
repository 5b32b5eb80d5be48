package io.variantdash.query.dashboard;

import io.variantdash.query.web.problem.Busy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot of one persona over time: the one there is, what was announced since, and the reading of the next. Safe
 * for use by several threads; nothing slow happens under the lock.
 */
final class KeptSnapshot {

    private static final long NEVER = Long.MAX_VALUE;

    private final SnapshotSource source;
    private final SnapshotTimes times;

    private @Nullable Snapshot snapshot;
    private @Nullable Snapshot stale;
    private long readAt;
    /** When the first update was announced that may be missing. */
    private long changedAt = NEVER;

    private @Nullable CompletableFuture<Void> reading;
    private boolean begun;
    private long begunAt;
    private long changedMeanwhileAt = NEVER;

    KeptSnapshot(SnapshotSource source, SnapshotTimes times) {
        this.source = source;
        this.times = times;
        this.begunAt = times.now() - times.minInterval();
    }

    /** A snapshot that lacks nothing that was announced by then; fails where none can be read. */
    CompletableFuture<Snapshot> containing(long announced) {
        return get(announced, () -> null);
    }

    /** The same, but the old one, marked as stale, rather than none. */
    CompletableFuture<Snapshot> containingOrStale(long announced) {
        return get(announced, this::stale);
    }

    /** Something was announced: what has been read, or is being read, may lack it. */
    synchronized void changed() {
        changedAt = Math.min(changedAt, times.now());
        if (begun) {
            changedMeanwhileAt = Math.min(changedMeanwhileAt, times.now());
        }
    }

    /** Which parameters hold: what was decided by others is out of date. One that is being read is judged when it is there. */
    synchronized void learnt(long parametersVersion) {
        if (!begun && snapshot != null && snapshot.metrics().parametersVersion() != parametersVersion) {
            changedAt = Math.min(changedAt, times.now());
        }
    }

    /** The snapshot if nothing was announced since it was read, it is young, and it was decided by these parameters. */
    synchronized @Nullable Snapshot current(long parametersVersion) {
        return snapshot != null
                        && stale == null
                        && changedAt == NEVER
                        && times.now() - readAt < times.maxAge()
                        && snapshot.metrics().parametersVersion() == parametersVersion
                ? snapshot
                : null;
    }

    /** The old snapshot, marked as stale, from now on until another has been read; null if there is none. */
    @SuppressWarnings("ReferenceEquality") // It must be the very one.
    @Nullable Snapshot outOfDate() {
        Snapshot old = snapshot();
        if (old == null) {
            return null;
        }
        Snapshot marked = source.stale(old);
        synchronized (this) {
            if (snapshot == old) {
                stale = marked;
            }
        }
        return marked;
    }

    /** How much memory it takes, in bytes. */
    synchronized int size() {
        return snapshot == null ? 0 : snapshot.size();
    }

    private synchronized CompletableFuture<Snapshot> get(long announced, Supplier<@Nullable Snapshot> otherwise) {
        long now = times.now();
        if (reading == null && wanted(now) && now - begunAt >= times.minInterval()) {
            var unused = begin(0);
        }
        Snapshot old = otherwise.get();
        if (old != null) {
            return CompletableFuture.completedFuture(old);
        }
        if (snapshot != null && stale == null && changedAt > announced && now - readAt < times.maxAge()) {
            return CompletableFuture.completedFuture(snapshot);
        }
        CompletableFuture<Void> awaited =
                reading == null ? begin(Math.max(0, begunAt + times.minInterval() - now)) : reading;
        return awaited.thenCompose(done -> get(announced, otherwise))
                .exceptionallyCompose(failure -> or(otherwise, failure));
    }

    private static CompletableFuture<Snapshot> or(Supplier<@Nullable Snapshot> otherwise, Throwable failure) {
        Snapshot old = otherwise.get();
        return old == null ? CompletableFuture.failedFuture(failure) : CompletableFuture.completedFuture(old);
    }

    private boolean wanted(long now) {
        return snapshot == null || stale != null || changedAt != NEVER || now - readAt >= times.aheadOfAge();
    }

    private CompletableFuture<Void> begin(long delay) {
        CompletableFuture<Void> begins = new CompletableFuture<>();
        try {
            source.schedule(() -> read(begins), delay);
        } catch (Busy busy) {
            return CompletableFuture.failedFuture(busy);
        }
        reading = begins;
        return begins;
    }

    private void read(CompletableFuture<Void> awaited) {
        begun();
        try {
            ended(source.read());
            awaited.complete(null);
        } catch (RuntimeException | Error failure) {
            failed(SnapshotSource.passes(failure) ? outOfDate() : null);
            awaited.completeExceptionally(failure);
        }
        source.resized(this);
    }

    private synchronized void begun() {
        begun = true;
        begunAt = times.now();
        changedMeanwhileAt = NEVER;
    }

    private synchronized void ended(Snapshot read) {
        snapshot = read;
        stale = null;
        readAt = begunAt;
        changedAt = changedMeanwhileAt;
        reading = null;
        begun = false;
    }

    private synchronized void failed(@Nullable Snapshot marked) {
        stale = marked;
        reading = null;
        begun = false;
    }

    private synchronized @Nullable Snapshot snapshot() {
        return snapshot;
    }

    private synchronized @Nullable Snapshot stale() {
        return stale;
    }
}
