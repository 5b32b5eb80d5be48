package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.environment.Replica;
import java.time.Duration;

/** A replica ends, and its clients move to the other. */
final class ReplicaGoes implements LiveFault {

    private final boolean crashes;

    /** By {@code kill -9}, or in order. */
    ReplicaGoes(boolean crashes) {
        this.crashes = crashes;
    }

    @Override
    public String name() {
        return crashes ? "query-kill" : "query-stop";
    }

    @Override
    public String description() {
        return crashes
                ? "kill -9 of one replica of query-service after the other; clients move"
                : "SIGTERM of one replica of query-service after the other; clients move";
    }

    @Override
    public boolean isShort() {
        return !crashes;
    }

    @Override
    public boolean disconnects() {
        return true;
    }

    @Override
    public void strike(LiveFaultContext context) throws InterruptedException {
        for (int i = 0; i < context.scaled(4, 1); i++) {
            Replica replica = context.replica(i);
            if (crashes) {
                replica.kill();
            } else {
                replica.stop();
            }
            context.tell(replica.name() + " is gone");
            Thread.sleep(Duration.ofSeconds(1).toMillis());
            replica.start();
            replica.awaitReady();
            context.tell(replica.name() + " is back");
        }
    }
}
