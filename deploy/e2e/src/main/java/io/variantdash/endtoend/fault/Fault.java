package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.oracle.EventMix;

/** One kind of harm. While it strikes, and before and after, events flow at a steady rate. */
public interface Fault extends Described {

    /** What kind of events flow. */
    default EventMix mix() {
        return EventMix.usual();
    }

    /** How many replicas run when it strikes. */
    default int replicas() {
        return 1;
    }

    /** Whether it takes away something for so long that a replica must say that it is not ready. */
    default boolean isOutage() {
        return false;
    }

    /** Brings about what must be so before events flow. */
    default void prepare(TestEnvironment environment) throws InterruptedException {}

    /** Does the harm and undoes it: all servers and replicas run again when it returns. */
    void strike(FaultContext context) throws InterruptedException;
}
