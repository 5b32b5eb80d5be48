package io.variantdash.endtoend.fault.record;

import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.oracle.EventMix;

/** Nothing breaks but the order: two replicas meet the same events again and again, in any order, many of one time. */
public final class CopiesAndShuffle implements Fault {

    @Override
    public String name() {
        return "copies-and-shuffle";
    }

    @Override
    public String description() {
        return "30 % of the events come twice, in shuffled order, many at the same time, to two replicas";
    }

    @Override
    public EventMix mix() {
        return EventMix.usual()
                .withVariants(5, 20)
                .withCopies(0.3)
                .withShuffleWindow(2_000)
                .withEqualTimes(0.5);
    }

    @Override
    public int replicas() {
        return 2;
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        context.traffic().send(context.scaled(50_000, 3_000));
        context.tell("a disorderly crowd of events was sent");
    }
}
