package io.variantdash.endtoend.fault.database;

import io.variantdash.embedded.PostgresServer;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import java.time.Duration;

/** The database crashes with a batch in hand and recovers from its log. */
public final class PostgresImmediateStop implements Fault {

    @Override
    public String name() {
        return "postgres-immediate-stop";
    }

    @Override
    public String description() {
        return "PostgreSQL stops as in a crash in the middle of batches, is away for some seconds and recovers";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public boolean isOutage() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        PostgresServer postgres = context.environment().postgres();
        for (int i = 0; i < context.scaled(3, 1); i++) {
            context.sleepAtMost(Duration.ofSeconds(2));
            postgres.crash();
            context.tell("PostgreSQL crashed");
            context.sleepSeconds(context.scaled(15, 8));
            postgres.start();
            context.tell("PostgreSQL is back");
        }
    }
}
