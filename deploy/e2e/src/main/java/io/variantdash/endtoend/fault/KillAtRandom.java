package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.scene.Replica;
import java.time.Duration;

/** A crash at no particular moment. */
final class KillAtRandom implements Fault {

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
    public void strike(Circumstances circumstances) throws InterruptedException {
        Replica replica = circumstances.replica();
        for (int i = 0; i < circumstances.scaled(8, 2); i++) {
            circumstances.sleepAtMost(Duration.ofSeconds(3));
            replica.kill();
            circumstances.tell("killed");
            replica.start();
            replica.awaitReady();
        }
    }
}
