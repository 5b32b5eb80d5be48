package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.proxy.Breakpoint;
import io.variantdash.endtoend.proxy.Signal;
import java.time.Duration;

/** The updates are held at the proxy; since they follow the commit, that has happened. */
public final class KillBetweenCommitAndPublish implements Fault {

    @Override
    public String name() {
        return "kill-between-commit-and-publish";
    }

    @Override
    public String description() {
        return "kill -9 of ingest after a batch is committed and before anything of it is published, again and again";
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Replica replica = context.replica();
        for (int i = 0; i < context.scaled(5, 2); i++) {
            killAt(Signal.PRODUCE_REQUEST, replica, context);
        }
    }

    static void killAt(Signal signal, Replica replica, FaultContext context) throws InterruptedException {
        try (Breakpoint breakpoint = context.environment().brokerProxy().hold(signal)) {
            breakpoint.await(Duration.ofMinutes(3));
            replica.kill();
        }
        context.tell("killed at " + signal);
        replica.start();
        replica.awaitReady();
    }
}
