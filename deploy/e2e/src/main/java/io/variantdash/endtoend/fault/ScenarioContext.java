package io.variantdash.endtoend.fault;

import java.util.function.Consumer;

/** What every fault is told. */
public interface ScenarioContext {

    ScenarioScale scale();

    /** Takes a line that tells people what happens. */
    Consumer<String> progress();

    default void tell(String what) {
        progress().accept(what);
    }

    /** How often to do it, or how many seconds: less in the short scale. */
    default int scaled(int full, int shortened) {
        return scale() == ScenarioScale.FULL ? full : shortened;
    }
}
