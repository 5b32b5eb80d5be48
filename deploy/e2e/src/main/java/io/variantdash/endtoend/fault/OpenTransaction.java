package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.scene.Inspection;
import io.variantdash.endtoend.scene.MonitorGroup;
import io.variantdash.endtoend.scene.Replica;
import io.variantdash.endtoend.traffic.TransactionalMonitor;
import java.time.Duration;
import java.util.function.DoublePredicate;

/** A monitor that hangs in the middle of a transaction: all that others send has to wait until the broker aborts it. */
final class OpenTransaction implements Fault {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 100;
    private static final int EVENTS = 100;

    @Override
    public String name() {
        return "open-transaction";
    }

    @Override
    public String description() {
        return "a producer leaves a transaction open until the broker aborts it, while others go on";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(Circumstances circumstances) throws InterruptedException {
        Replica replica = circumstances.replica();
        Duration timeout = Duration.ofSeconds(circumstances.scaled(30, 4));
        try (TransactionalMonitor monitor = new TransactionalMonitor(
                        circumstances.scene().broker().bootstrapServers(), circumstances.traffic(), timeout);
                MonitorGroup group = circumstances.scene().group()) {
            monitor.begin(EVENTS);
            await(replica, "does not tell of the open transaction", seconds -> seconds > 0);
            circumstances.tell("the metric shows the open transaction");
            group.awaitAcknowledged();
            await(replica, "still tells of a transaction that was aborted", seconds -> seconds == 0);
            circumstances.tell("the broker aborted it");
        }
    }

    private static void await(Replica replica, String otherwise, DoublePredicate seconds) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!seconds.test(Inspection.openTransactionSeconds(replica))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(replica.name() + " " + otherwise);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
