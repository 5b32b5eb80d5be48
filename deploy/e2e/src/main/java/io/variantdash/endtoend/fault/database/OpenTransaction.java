package io.variantdash.endtoend.fault.database;

import io.variantdash.endtoend.environment.HeapInspection;
import io.variantdash.endtoend.environment.MonitorGroup;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.traffic.TransactionalMonitor;
import java.time.Duration;
import java.util.function.DoublePredicate;

/** A monitor that hangs in the middle of a transaction: all that others send has to wait until the broker aborts it. */
public final class OpenTransaction implements Fault {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
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
    public void strike(FaultContext context) throws InterruptedException {
        Replica replica = context.replica();
        Duration timeout = Duration.ofSeconds(context.scaled(30, 4));
        try (TransactionalMonitor monitor = new TransactionalMonitor(
                        context.environment().broker().bootstrapServers(), context.traffic(), timeout);
                MonitorGroup group = context.environment().group()) {
            monitor.begin(EVENTS);
            await(replica, "does not tell of the open transaction", seconds -> seconds > 0);
            context.tell("the metric shows the open transaction");
            group.awaitAcknowledged();
            await(replica, "still tells of a transaction that was aborted", seconds -> seconds == 0);
            context.tell("the broker aborted it");
        }
    }

    private static void await(Replica replica, String otherwise, DoublePredicate seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!seconds.test(HeapInspection.openTransactionSeconds(replica))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(replica.name() + " " + otherwise);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
