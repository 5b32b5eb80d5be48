package io.variantdash.endtoend.fault.record;

import io.variantdash.endtoend.environment.MonitorGroup;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.traffic.Traffic;
import io.variantdash.endtoend.traffic.TransactionalMonitor;
import java.time.Duration;

/** Two monitors whose transactions overlap, and end either way; at last nothing but an aborted one is left to read. */
public final class AbortedTransaction implements Fault {

    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);
    private static final int EVENTS = 40;

    @Override
    public String name() {
        return "aborted-transaction";
    }

    @Override
    public String description() {
        return "producers whose transactions overlap and are committed or aborted, the last one aborted";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Traffic traffic = context.traffic();
        String broker = context.environment().broker().bootstrapServers();
        try (TransactionalMonitor one = new TransactionalMonitor(broker, traffic, LONGEST_TRANSACTION);
                TransactionalMonitor other = new TransactionalMonitor(broker, traffic, LONGEST_TRANSACTION);
                MonitorGroup group = context.environment().group()) {
            for (int i = 0; i < context.scaled(60, 10); i++) {
                one.begin(EVENTS);
                other.begin(EVENTS);
                end(one, context.random().nextBoolean());
                end(other, context.random().nextBoolean());
            }
            traffic.setSilent(true);
            one.begin(EVENTS);
            one.abort();
            traffic.finish();
            // Only aborted records and markers are left, and the group must get behind these too.
            group.awaitAcknowledged();
            context.tell("the lag is 0 behind the markers");
        } finally {
            traffic.setSilent(false);
        }
    }

    private static void end(TransactionalMonitor monitor, boolean commit) {
        if (commit) {
            monitor.commit();
        } else {
            monitor.abort();
        }
    }
}
