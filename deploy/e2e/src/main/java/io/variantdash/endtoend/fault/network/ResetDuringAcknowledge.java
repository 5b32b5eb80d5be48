package io.variantdash.endtoend.fault.network;

import io.variantdash.endtoend.environment.MonitorGroup;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.proxy.Breakpoint;
import io.variantdash.endtoend.proxy.Signal;
import java.time.Duration;

/**
 * The acknowledgement of the last records for a while is lost. No later one makes up for it, so the replica must try again,
 * or the group seems to lag for ever.
 */
public final class ResetDuringAcknowledge implements Fault {

    private static final int EVENTS = 200;

    @Override
    public String name() {
        return "reset-during-acknowledge";
    }

    @Override
    public String description() {
        return "the connection is reset before the broker gets the offsets of the last events, and then nothing is sent";
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        context.traffic().setSilent(true);
        try (MonitorGroup group = context.environment().group()) {
            for (int i = 0; i < context.scaled(5, 1); i++) {
                group.awaitAcknowledged();
                try (Breakpoint breakpoint =
                        context.environment().brokerProxy().resetAt(Signal.OFFSET_COMMIT_REQUEST)) {
                    context.traffic().send(EVENTS);
                    breakpoint.await(Duration.ofMinutes(3));
                }
                context.tell("reset at OFFSET_COMMIT_REQUEST, and silence");
                group.awaitAcknowledged();
            }
        } finally {
            context.traffic().setSilent(false);
        }
    }
}
