package io.variantdash.query.dashboard;

import io.variantdash.query.web.problem.DatabaseOutage;

/** Where the snapshots of one persona come from. */
interface SnapshotSource {

    /** Reads one now; slow. */
    Snapshot read();

    /** The same snapshot with the mark that it may be out of date. */
    Snapshot stale(Snapshot old);

    /** Does something on a thread that may be slow, after so many nanoseconds. */
    void schedule(Runnable reading, long delay);

    /** Is told that a snapshot takes another amount of memory. */
    void resized(KeptSnapshot kept);

    /** Whether an old snapshot is a better answer than the failure, because that is over some time. */
    static boolean passes(Throwable failure) {
        return DatabaseOutage.behind(failure) != null;
    }
}
