package io.variantdash.endtoend.fault.record;

import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.oracle.EventMix;
import java.time.Duration;

/** Events of other days among those of today, and days for which no partition is ready. */
public final class LateDays implements Fault {

    @Override
    public String name() {
        return "late-days";
    }

    @Override
    public String description() {
        return "half of the events are up to 20 days late, and a tenth are posts older than the retention";
    }

    @Override
    public EventMix mix() {
        return EventMix.usual().withLate(0.5, Duration.ofDays(20)).withOldPosts(0.1);
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        context.traffic().send(context.scaled(20_000, 3_000));
        context.tell("late events were sent");
    }
}
