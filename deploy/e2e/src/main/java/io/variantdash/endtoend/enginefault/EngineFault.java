package io.variantdash.endtoend.enginefault;

import io.variantdash.endtoend.fault.Described;

/** One kind of harm to a replica that decides. Suggestions are raised and cleared before, meanwhile and after. */
public interface EngineFault extends Described {

    /** Does the harm and undoes it: all replicas run again when it returns, and nothing is raised. */
    void strike(EngineFaultContext context) throws InterruptedException;
}
