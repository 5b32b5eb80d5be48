package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import java.time.Duration;

/** A crash at no particular moment. */
public final class KillAtRandom implements Fault {

    @Override
    public String name() {
        return "kill-at-random";
    }

    @Override
    public String description() {
        return "kill -9 of ingest at random times, again and again";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Replica replica = context.replica();
        for (int i = 0; i < context.scaled(8, 1); i++) {
            context.sleepAtMost(Duration.ofSeconds(3));
            replica.kill();
            context.tell("killed");
            replica.start();
            replica.awaitReady();
        }
    }
}
