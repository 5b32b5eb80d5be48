package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.proxy.Signal;
import io.variantdash.endtoend.proxy.Trap;
import io.variantdash.endtoend.scene.MonitorGroup;
import java.time.Duration;

/**
 * The acknowledgement of the last records for a while is lost. No later one makes up for it, so somebody must try again,
 * or the group seems to lag for ever.
 */
final class ResetDuringAcknowledge implements Fault {

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
    public void strike(Circumstances circumstances) throws InterruptedException {
        circumstances.traffic().setSilent(true);
        try (MonitorGroup group = circumstances.scene().group()) {
            for (int i = 0; i < circumstances.scaled(5, 1); i++) {
                group.awaitAcknowledged();
                try (Trap trap = circumstances.scene().brokerProxy().resetAt(Signal.OFFSET_COMMIT_REQUEST)) {
                    circumstances.traffic().send(EVENTS);
                    trap.await(Duration.ofMinutes(3));
                }
                circumstances.tell("reset at OFFSET_COMMIT_REQUEST, and silence");
                group.awaitAcknowledged();
            }
        } finally {
            circumstances.traffic().setSilent(false);
        }
    }
}
