package io.variantdash.endtoend.fault.network;

import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.proxy.Breakpoint;
import io.variantdash.endtoend.proxy.Signal;
import java.time.Duration;

/** The client cannot know whether its transaction was committed: once it was not, once it was. */
public final class ResetDuringCommit implements Fault {

    @Override
    public String name() {
        return "reset-during-commit";
    }

    @Override
    public String description() {
        return "the connection is reset before PostgreSQL gets a COMMIT, and before ingest gets its answer";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        for (int i = 0; i < context.scaled(20, 2); i++) {
            resetAt(Signal.COMMIT_REQUEST, context);
            resetAt(Signal.COMMIT_ANSWER, context);
        }
    }

    private static void resetAt(Signal signal, FaultContext context) throws InterruptedException {
        try (Breakpoint breakpoint = context.environment().databaseProxy().resetAt(signal)) {
            breakpoint.await(Duration.ofMinutes(3));
        }
        context.tell("reset at " + signal);
    }
}
