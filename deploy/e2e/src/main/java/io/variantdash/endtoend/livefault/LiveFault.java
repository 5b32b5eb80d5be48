package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.fault.Described;

/** One kind of harm to live updates. While it strikes, and before and after, updates flow to well-behaved clients. */
public interface LiveFault extends Described {

    /** Who watches {@link #LARGE}, too: updates of which some clients get more than they take. */
    String LARGE = "large";

    /** Whether well-behaved clients lose their connections; where not, none of them may. */
    default boolean disconnects() {
        return false;
    }

    /** Whether clients must begin anew, because the stream itself did; where not, all must resume. */
    default boolean restarts() {
        return false;
    }

    /** Does the harm and undoes it: all servers and replicas run again when it returns. */
    void strike(LiveFaultContext context) throws InterruptedException;
}
