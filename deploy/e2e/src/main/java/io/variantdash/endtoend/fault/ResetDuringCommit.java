package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.proxy.Signal;
import io.variantdash.endtoend.proxy.Trap;
import java.time.Duration;

/** The client cannot know whether its transaction was committed: once it was not, once it was. */
final class ResetDuringCommit implements Fault {

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
    public void strike(Circumstances circumstances) throws InterruptedException {
        for (int i = 0; i < circumstances.scaled(20, 2); i++) {
            resetAt(Signal.COMMIT_REQUEST, circumstances);
            resetAt(Signal.COMMIT_ANSWER, circumstances);
        }
    }

    private static void resetAt(Signal signal, Circumstances circumstances) throws InterruptedException {
        try (Trap trap = circumstances.scene().databaseProxy().resetAt(signal)) {
            trap.await(Duration.ofMinutes(3));
        }
        circumstances.tell("reset at " + signal);
    }
}
