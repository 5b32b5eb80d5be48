package io.variantdash.ingest.store.copies;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The transactions of this replica that have not ended. Each may wait for those that began before it, so none waits in a
 * circle, as long as it has locked nothing yet that they might want. Safe for threads.
 */
public final class TransactionsUnderWay {

    /** PostgreSQL ends a transaction that is idle for longer than 10 s, see {@code TransactionSettings}. */
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final Set<Turn> turns = new HashSet<>();

    /** A transaction begins; it has ended when this is closed. */
    public synchronized Turn begin() {
        Turn turn = new Turn(CompletableFuture.allOf(
                turns.stream().map(earlier -> earlier.end).toArray(CompletableFuture[]::new)));
        turns.add(turn);
        return turn;
    }

    private synchronized void ended(Turn turn) {
        turns.remove(turn);
        turn.end.complete(null);
    }

    /** One transaction's place in the order in which they began. */
    public final class Turn implements AutoCloseable {

        private final CompletableFuture<Void> earlier;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        private Turn(CompletableFuture<Void> earlier) {
            this.earlier = earlier;
        }

        /** Waits until those that began before have ended, or for 5 s. */
        public void awaitEarlier() {
            earlier.copy()
                    .completeOnTimeout(null, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        }

        @Override
        public void close() {
            ended(this);
        }
    }
}
