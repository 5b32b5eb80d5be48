package io.variantdash.endtoend.enginefault;

import java.util.List;

/** The faults of the decision engine that there are. */
public final class EngineFaults {

    private static final List<EngineFault> ALL = List.of(new OwnerGoes(false), new OwnerGoes(true));

    private EngineFaults() {}

    public static List<EngineFault> all() {
        return ALL;
    }
}
