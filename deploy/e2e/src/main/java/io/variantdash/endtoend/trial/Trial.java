package io.variantdash.endtoend.trial;

import io.variantdash.endtoend.fault.Circumstances;
import io.variantdash.endtoend.fault.Extent;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.scene.MonitorGroup;
import io.variantdash.endtoend.scene.Replica;
import io.variantdash.endtoend.scene.Scene;
import io.variantdash.endtoend.scene.TopicSection;
import io.variantdash.endtoend.traffic.SteadySender;
import io.variantdash.endtoend.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** One fault on a scene, from the first event before it to the verdict. */
record Trial(Scene scene, Fault fault, Extent extent, long seed, Consumer<String> progress) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 100;

    Outcome run() throws InterruptedException {
        scene.prepare(fault.replicas());
        TopicSection updates = scene.updatesFromNow();
        TopicSection deadLetters = scene.deadLettersFromNow();
        try (Traffic traffic = new Traffic(scene.broker().bootstrapServers(), seed, fault.mix());
                MonitorGroup group = scene.group()) {
            Duration recovery = strike(traffic, group);
            traffic.finish();
            awaitAcknowledged(group, group.ends());
            progress.accept("all is acknowledged; %d records are checked".formatted(traffic.sent()));
            List<String> problems = healthProblems();
            Verification verification =
                    new Verification(traffic, scene.database().tables(), deadLetters, updates);
            problems.addAll(verification.problems());
            return new Outcome(
                    fault.name(), traffic.sent(), recovery, verification.lost(), verification.doubled(), problems);
        }
    }

    /** Lets events flow and the fault strike, and tells how long it takes to get over it. */
    private Duration strike(Traffic traffic, MonitorGroup group) throws InterruptedException {
        SteadySender monitors = new SteadySender(traffic, extent.eventsPerSecond());
        try {
            Thread.sleep(extent.calm().toMillis());
            awaitAcknowledged(group, group.ends());
            fault.strike(new Circumstances(scene, traffic, new Random(seed), extent, progress));
            long over = System.nanoTime();
            awaitAcknowledged(group, group.ends());
            Duration recovery = Duration.ofNanos(System.nanoTime() - over);
            Thread.sleep(extent.calm().toMillis());
            return recovery;
        } finally {
            monitors.stop();
        }
    }

    private static void awaitAcknowledged(MonitorGroup group, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long lag;
        while ((lag = group.lag(ends)) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d records are still not acknowledged after %d minutes".formatted(lag, PATIENCE.toMinutes()));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private List<String> healthProblems() throws InterruptedException {
        List<String> problems = new ArrayList<>();
        boolean unready = false;
        for (Replica replica : scene.replicas()) {
            replica.takeLivenessLosses().stream()
                    .distinct()
                    .map(loss -> replica.name() + " lost its liveness: " + loss)
                    .forEach(problems::add);
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
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!replica.isReady()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }
}
