package io.variantdash.endtoend.fault;

import io.variantdash.oracle.EventMix;

/** One kind of harm. While it strikes, and before and after, events flow at a steady rate. */
public interface Fault {

    /** How people call it, in small letters and hyphens. */
    String name();

    /** What it does, in one line. */
    String description();

    /** What kind of events flow. */
    default EventMix mix() {
        return EventMix.usual();
    }

    /** How many replicas run when it strikes. */
    default int replicas() {
        return 1;
    }

    /** Whether it is rough but quick, and so part of every build. */
    default boolean isShort() {
        return false;
    }

    /** Whether it takes away something for so long that a replica must say that it is not ready. */
    default boolean isOutage() {
        return false;
    }

    /** Does the harm and undoes it: all servers and replicas run again when it returns. */
    void strike(Circumstances circumstances) throws InterruptedException;
}
