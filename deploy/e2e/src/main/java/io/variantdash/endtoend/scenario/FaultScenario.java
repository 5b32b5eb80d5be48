package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.environment.MonitorGroup;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.environment.TopicSection;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.traffic.SteadySender;
import io.variantdash.endtoend.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One fault on a test environment, from the first event before it to the verdict. */
record FaultScenario(
        TestEnvironment environment, Fault fault, ScenarioScale scale, long seed, Consumer<String> progress) {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 100;

    Outcome run() throws InterruptedException {
        environment.prepare(fault.replicas());
        fault.prepare(environment);
        TopicSection updates = environment.updatesFromNow();
        TopicSection deadLetters = environment.deadLettersFromNow();
        try (Traffic traffic = new Traffic(environment.broker().bootstrapServers(), seed, fault.mix());
                MonitorGroup group = environment.group()) {
            Duration recovery = strike(traffic, group);
            traffic.finish();
            group.awaitAcknowledged();
            progress.accept("all is acknowledged; %d records are checked".formatted(traffic.sent()));
            List<String> problems = healthProblems();
            Verification verification =
                    new Verification(traffic, environment.database().tables(), deadLetters, updates);
            problems.addAll(verification.problems());
            return new Outcome(fault.name(), figures(traffic, recovery, verification), problems);
        }
    }

    private static Map<String, String> figures(Traffic traffic, Duration recovery, Verification verification) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("events", String.valueOf(traffic.sent()));
        figures.put("recovery", Outcome.seconds(recovery));
        figures.put("lost", String.valueOf(verification.lost()));
        figures.put("doubled", String.valueOf(verification.doubled()));
        return figures;
    }

    /** Lets events flow and the fault strike, and tells how long it takes to get over it. */
    private Duration strike(Traffic traffic, MonitorGroup group) throws InterruptedException {
        SteadySender monitors = new SteadySender(traffic, scale.eventsPerSecond());
        try {
            Thread.sleep(scale.calm().toMillis());
            group.awaitAcknowledged();
            fault.strike(new FaultContext(environment, traffic, new Random(seed), scale, progress));
            long over = System.nanoTime();
            group.awaitAcknowledged();
            Duration recovery = Duration.ofNanos(System.nanoTime() - over);
            Thread.sleep(scale.calm().toMillis());
            return recovery;
        } finally {
            monitors.stop();
        }
    }

    private List<String> healthProblems() throws InterruptedException {
        List<String> problems = new ArrayList<>();
        boolean unready = false;
        for (Replica replica : environment.replicas()) {
            problems.addAll(replica.takeLivenessLosses());
            unready |= replica.takeUnreadiness();
            if (replica.isRunning() && !becomesReady(replica)) {
                problems.add(replica.name() + " does not become ready again");
            }
        }
        if (fault.isOutage() && !unready) {
            problems.add("No replica said that it was not ready");
        }
        return problems;
    }

    private static boolean becomesReady(Replica replica) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!replica.isReady()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }
}
