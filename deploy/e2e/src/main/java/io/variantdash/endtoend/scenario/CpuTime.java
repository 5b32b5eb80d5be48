package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TestEnvironment;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What processes have taken of the machine so far. A test whose own clients take all of it measures those.
 *
 * @param test this process: publisher, well-behaved clients and those that do the harm
 * @param replicas by the number of the process
 */
record CpuTime(Duration test, Map<Long, Duration> replicas, long atNanos) {

    static CpuTime of(TestEnvironment environment) {
        Map<Long, Duration> replicas = new HashMap<>();
        environment.queries().stream()
                .filter(Replica::isRunning)
                .forEach(replica -> ProcessHandle.of(replica.pid())
                        .ifPresent(process -> replicas.put(replica.pid(), taken(process))));
        return new CpuTime(taken(ProcessHandle.current()), replicas, System.nanoTime());
    }

    /** What was taken since an earlier moment, for people; of replicas, of those that ran all the time. */
    String since(CpuTime earlier) {
        Duration ofReplicas = replicas.entrySet().stream()
                .filter(replica -> earlier.replicas.containsKey(replica.getKey()))
                .map(replica -> replica.getValue().minus(earlier.replicas.get(replica.getKey())))
                .reduce(Duration.ZERO, Duration::plus);
        return "test %s, replicas %s in %s"
                .formatted(
                        Outcome.seconds(test.minus(earlier.test)),
                        Outcome.seconds(ofReplicas),
                        Outcome.seconds(Duration.ofNanos(atNanos - earlier.atNanos)));
    }

    private static Duration taken(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
