package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;

/** Every few seconds the partitions move, in the middle of batches. */
public final class ReplicaJoinsAndLeaves implements Fault {

    private static final int SECONDS_BETWEEN = 5;

    @Override
    public String name() {
        return "replica-joins-and-leaves";
    }

    @Override
    public String description() {
        return "beside one replica another joins and leaves every 5 s, in order and by kill -9 in turn";
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Replica guest = context.otherReplica();
        for (int i = 0; i < context.scaled(6, 2); i++) {
            guest.start();
            guest.awaitReady();
            context.tell(guest.name() + " joined");
            context.sleepSeconds(SECONDS_BETWEEN);
            if (i % 2 == 0) {
                guest.stop();
            } else {
                guest.kill();
            }
            context.tell(guest.name() + " left");
            context.sleepSeconds(SECONDS_BETWEEN);
        }
    }
}
