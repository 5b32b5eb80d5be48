package io.variantdash.endtoend.fault.record;

import io.variantdash.endtoend.environment.Database;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.traffic.Traffic;

/**
 * Every kind of record that must be refused, before, among and after good ones. A backlog makes the batches large; and
 * the database refuses events that nothing else has anything against.
 */
public final class PoisonEverywhere implements Fault {

    private static final String CONSTRAINT = "nobody_foresaw";

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
    public void strike(FaultContext context) throws InterruptedException {
        Replica replica = context.replica();
        Database database = context.environment().database();
        database.execute("ALTER TABLE variants ADD CONSTRAINT %s CHECK (content <> '%s')"
                .formatted(CONSTRAINT, Traffic.UNSTORABLE));
        for (int i = 0; i < context.scaled(3, 1); i++) {
            replica.stop();
            sendBacklog(context.traffic(), context.scaled(1_500, 500));
            context.tell("a poisoned backlog waits");
            replica.start();
            replica.awaitReady();
        }
    }

    private static void sendBacklog(Traffic traffic, int events) throws InterruptedException {
        poison(traffic);
        traffic.send(events);
        poison(traffic);
        traffic.send(events);
        poison(traffic);
        traffic.finish();
    }

    private static void poison(Traffic traffic) {
        traffic.sendAllPoison();
        traffic.sendUnstorable();
    }
}
