package io.variantdash.endtoend.enginefault;

import io.variantdash.endtoend.environment.Replica;
import java.time.Duration;

/** The replica that decides about a persona goes while it raises, and the other takes over all that it had. */
final class OwnerGoes implements EngineFault {

    /** Within it the owner is somewhere between hearing of the counts and having raised the last suggestion. */
    private static final Duration WHILE_RAISING = Duration.ofMillis(1_500);

    private final boolean hangs;

    /** For longer than its session, so that two owners overlap when it goes on; or by {@code kill -9}. */
    OwnerGoes(boolean hangs) {
        this.hangs = hangs;
    }

    @Override
    public String name() {
        return hangs ? "engine-owner-hangs" : "engine-owner-kill";
    }

    @Override
    public String description() {
        return hangs
                ? "SIGSTOP of the replica that decides about a persona, longer than its session, then SIGCONT while the other clears"
                : "kill -9 of the replica that decides about a persona, while it raises suggestions";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(EngineFaultContext context) throws InterruptedException {
        for (int i = 0; i < context.scaled(4, 1); i++) {
            Replica owner = context.ownerOf(context.suggestions().personas().get(i));
            context.suggestions().spoil();
            context.sleepAtMost(WHILE_RAISING);
            if (hangs) {
                owner.pause();
            } else {
                owner.kill();
            }
            context.tell(owner.name() + " is gone");
            context.awaitTakeover();
            context.suggestions().mend();
            if (hangs) {
                context.sleepAtMost(WHILE_RAISING);
                owner.resume();
            } else {
                owner.start();
                owner.awaitReady();
            }
            context.tell(owner.name() + " is back");
            context.suggestions().awaitCleared();
            context.awaitShared();
        }
    }
}
