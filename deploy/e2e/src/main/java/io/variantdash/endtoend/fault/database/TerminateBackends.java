package io.variantdash.endtoend.fault.database;

import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import java.time.Duration;

/** What an administrator, a failover or a memory killer does to sessions. */
public final class TerminateBackends implements Fault {

    @Override
    public String name() {
        return "terminate-backends";
    }

    @Override
    public String description() {
        return "pg_terminate_backend of all sessions at random times, again and again";
    }

    @Override
    public int replicas() {
        return 2;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        for (int i = 0; i < context.scaled(20, 4); i++) {
            context.sleepAtMost(Duration.ofSeconds(1));
            context.environment().database().terminateSessions();
        }
        context.tell("sessions were terminated");
    }
}
