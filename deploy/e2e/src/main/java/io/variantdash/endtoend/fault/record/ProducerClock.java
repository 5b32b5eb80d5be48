package io.variantdash.endtoend.fault.record;

import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.oracle.EventMix;
import java.time.Duration;

/** As far off as the contract allows: one step further, and the events would be refused. */
public final class ProducerClock implements Fault {

    @Override
    public String name() {
        return "producer-clock";
    }

    @Override
    public String description() {
        return "the clocks of half the producers are 5 minutes ahead, those of the others 5 minutes behind";
    }

    @Override
    public EventMix mix() {
        return EventMix.usual().withClockSkew(Duration.ofMinutes(5));
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        context.traffic().send(context.scaled(20_000, 3_000));
        context.tell("events with wrong times were sent");
    }
}
