package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.proxy.Signal;
import io.variantdash.endtoend.proxy.Trap;
import io.variantdash.endtoend.scene.Replica;
import java.time.Duration;

/** The updates are held at the proxy; since they follow the commit, that has happened. */
final class KillBetweenCommitAndPublish implements Fault {

    @Override
    public String name() {
        return "kill-between-commit-and-publish";
    }

    @Override
    public String description() {
        return "kill -9 of ingest after a batch is committed and before anything of it is published, again and again";
    }

    @Override
    public void strike(Circumstances circumstances) throws InterruptedException {
        Replica replica = circumstances.replica();
        for (int i = 0; i < circumstances.scaled(5, 2); i++) {
            killAt(Signal.PRODUCE_REQUEST, replica, circumstances);
        }
    }

    static void killAt(Signal signal, Replica replica, Circumstances circumstances) throws InterruptedException {
        try (Trap trap = circumstances.scene().brokerProxy().hold(signal)) {
            trap.await(Duration.ofMinutes(3));
            replica.kill();
        }
        circumstances.tell("killed at " + signal);
        replica.start();
        replica.awaitReady();
    }
}
