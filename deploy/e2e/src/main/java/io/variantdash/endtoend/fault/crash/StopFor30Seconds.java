package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;

/** Longer than the group waits: the partitions go to the other replica, and the first wakes up in the middle of a batch. */
public final class StopFor30Seconds implements Fault {

    @Override
    public String name() {
        return "stop-30-seconds";
    }

    @Override
    public String description() {
        return "SIGSTOP of one of two replicas for 30 s, longer than its session, then SIGCONT";
    }

    @Override
    public int replicas() {
        return 2;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Replica replica = context.replica();
        replica.pause();
        context.tell(replica.name() + " hangs");
        context.sleepSeconds(30);
        replica.resume();
        context.tell(replica.name() + " goes on");
    }
}
