package io.variantdash.endtoend.trial;

import io.variantdash.endtoend.fault.Extent;
import io.variantdash.endtoend.live.Crowd;
import io.variantdash.endtoend.live.CrowdVerdict;
import io.variantdash.endtoend.live.UpdateStream;
import io.variantdash.endtoend.livefault.LiveCircumstances;
import io.variantdash.endtoend.livefault.LiveFault;
import io.variantdash.endtoend.scene.Replica;
import io.variantdash.endtoend.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** One fault of live updates on a scene, from the first update before it to the verdict. */
record LiveTrial(Scene scene, LiveFault fault, Extent extent, long seed, Consumer<String> progress) {

    private static final List<String> PERSONAS = List.of("ava", "ben", "cleo");
    private static final int SHOWN = 10;

    LiveOutcome run() throws InterruptedException {
        scene.prepareLive();
        List<String> watched = new ArrayList<>(PERSONAS);
        watched.add(LiveFault.LARGE);
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        try (UpdateStream updates = new UpdateStream(
                        scene.broker().bootstrapServers(),
                        scene.updatesTopic().id(),
                        PERSONAS,
                        extent.updatesPerSecond(),
                        seed);
                Crowd crowd = new Crowd(
                        scene.queries().stream().map(Replica::uri).toList(), watched, extent.spectators(), seed)) {
            Duration recovery = strike(crowd, updates, problems);
            updates.finish();
            crowd.awaitCaughtUp(updates);
            CrowdVerdict verdict = crowd.verdict(updates);
            judge(verdict, problems);
            return new LiveOutcome(
                    fault.name(),
                    crowd.size(),
                    verdict,
                    recovery,
                    crowd.latencies().disturbedMillis(),
                    crowd.latencies().undisturbedMillis(),
                    problems.subList(0, Math.min(SHOWN, problems.size())));
        }
    }

    /** Lets updates flow and the fault strike, and tells how long it takes everybody to get over it. */
    private Duration strike(Crowd crowd, UpdateStream updates, List<String> problems) throws InterruptedException {
        crowd.awaitCaughtUp(updates);
        Thread.sleep(extent.calm().toMillis());
        crowd.latencies().restart();
        Thread.sleep(extent.calm().multipliedBy(2).toMillis());
        crowd.latencies().faultBegins();
        fault.strike(new LiveCircumstances(
                scene, crowd, updates, PERSONAS, new Random(seed), extent, progress, problems::add));
        long over = System.nanoTime();
        crowd.awaitCaughtUp(updates);
        Duration recovery = Duration.ofNanos(System.nanoTime() - over);
        Thread.sleep(extent.calm().toMillis());
        return recovery;
    }

    private void judge(CrowdVerdict verdict, List<String> problems) {
        problems.addAll(verdict.problems());
        progress.accept("%d resumed, %d began anew, connections ended with %s"
                .formatted(verdict.resumes(), verdict.restarts(), verdict.closes()));
        if (verdict.restarts() > 0 && !fault.restarts()) {
            problems.add("%d times a client had to begin anew that could have resumed".formatted(verdict.restarts()));
        }
        if (verdict.losses() > 0 && !fault.disconnects()) {
            problems.add("well-behaved clients lost their connections, with codes " + verdict.closes());
        }
        for (Replica replica : scene.queries()) {
            replica.takeLivenessLosses().stream()
                    .distinct()
                    .map(loss -> replica.name() + " lost its liveness: " + loss)
                    .forEach(problems::add);
        }
    }
}
