package io.variantdash.endtoend.fault;

import java.time.Duration;

/** What an administrator, a failover or a memory killer does to sessions. */
final class TerminateBackends implements Fault {

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
    public void strike(Circumstances circumstances) throws InterruptedException {
        for (int i = 0; i < circumstances.scaled(20, 4); i++) {
            circumstances.sleepAtMost(Duration.ofSeconds(1));
            circumstances.scene().database().terminateSessions();
        }
        circumstances.tell("sessions were terminated");
    }
}
