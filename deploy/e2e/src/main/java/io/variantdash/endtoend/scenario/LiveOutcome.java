package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.live.FleetVerdict;
import java.time.Duration;
import java.util.List;

/**
 * What a fault of live updates left behind.
 *
 * @param clients how many well-behaved ones there were
 * @param recovery from the end of the fault until each of them had seen everything that was published before
 * @param disturbedMillis the 99th percentile of their latencies from the fault on
 * @param undisturbedMillis the same before the fault
 * @param problems everything that is wrong, a sentence each
 */
public record LiveOutcome(
        String fault,
        int clients,
        FleetVerdict verdict,
        Duration recovery,
        double disturbedMillis,
        double undisturbedMillis,
        List<String> problems) {

    public LiveOutcome {
        problems = List.copyOf(problems);
    }

    public boolean passed() {
        return problems.isEmpty();
    }
}
