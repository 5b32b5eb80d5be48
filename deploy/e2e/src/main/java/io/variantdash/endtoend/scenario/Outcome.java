package io.variantdash.endtoend.scenario;

import java.time.Duration;
import java.util.List;

/**
 * What a fault left behind.
 *
 * @param events how many records were sent, copies and poison included
 * @param recovery from the end of the fault until everything sent before was stored, published and acknowledged
 * @param lost how many accepted events are not in the audit trail
 * @param doubled how many of them are there again
 * @param problems everything that is wrong, a sentence each
 */
public record Outcome(String fault, int events, Duration recovery, long lost, long doubled, List<String> problems) {

    public Outcome {
        problems = List.copyOf(problems);
    }

    public boolean passed() {
        return problems.isEmpty();
    }
}
