package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.scene.Database;
import io.variantdash.endtoend.scene.Replica;
import io.variantdash.endtoend.traffic.Traffic;

/**
 * Every kind of record that must be refused, before, among and after good ones. A backlog makes the batches large; and
 * the database refuses events that nothing else has anything against.
 */
final class PoisonEverywhere implements Fault {

    private static final String CONSTRAINT = "nobody_foresaw";
    private static final int EVENTS = 1_500;

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public String description() {
        return "records that must be refused at the start, in the middle and at the end of batches";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(Circumstances circumstances) throws InterruptedException {
        Replica replica = circumstances.replica();
        Database database = circumstances.scene().database();
        database.execute("ALTER TABLE variants ADD CONSTRAINT %s CHECK (content <> '%s')"
                .formatted(CONSTRAINT, Traffic.UNSTORABLE));
        for (int i = 0; i < circumstances.scaled(3, 1); i++) {
            replica.stop();
            sendBacklog(circumstances.traffic());
            circumstances.tell("a poisoned backlog waits");
            replica.start();
            replica.awaitReady();
        }
    }

    private static void sendBacklog(Traffic traffic) throws InterruptedException {
        poison(traffic);
        traffic.send(EVENTS);
        poison(traffic);
        traffic.send(EVENTS);
        poison(traffic);
        traffic.finish();
    }

    private static void poison(Traffic traffic) {
        traffic.sendAllPoison();
        traffic.sendUnstorable();
    }
}
