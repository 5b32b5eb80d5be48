package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.live.ClientFleet;
import io.variantdash.endtoend.live.FleetVerdict;
import io.variantdash.endtoend.live.UpdateStream;
import io.variantdash.endtoend.livefault.LiveFault;
import io.variantdash.endtoend.livefault.LiveFaultContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One fault of live updates on a test environment, from the first update before it to the verdict. */
record LiveFaultScenario(
        TestEnvironment environment, LiveFault fault, ScenarioScale scale, long seed, Consumer<String> progress) {

    private static final List<String> PERSONAS = List.of("ava", "ben", "cleo");
    private static final int SHOWN = 10;

    Outcome run() throws InterruptedException {
        environment.prepareLive();
        List<String> watched = new ArrayList<>(PERSONAS);
        watched.add(LiveFault.LARGE);
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        try (UpdateStream updates = new UpdateStream(
                        environment.broker().bootstrapServers(),
                        environment.updatesTopic().id(),
                        PERSONAS,
                        scale.updatesPerSecond(),
                        seed);
                ClientFleet fleet = new ClientFleet(
                        environment.queries().stream().map(Replica::uri).toList(), watched, scale.clients(), seed)) {
            Duration recovery = strike(fleet, updates, problems);
            updates.finish();
            fleet.awaitCaughtUp(updates);
            FleetVerdict verdict = fleet.verdict(updates);
            judge(verdict, problems);
            return new Outcome(
                    fault.name(),
                    figures(fleet, verdict, recovery),
                    problems.subList(0, Math.min(SHOWN, problems.size())));
        }
    }

    private static Map<String, String> figures(ClientFleet fleet, FleetVerdict verdict, Duration recovery) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("clients", String.valueOf(fleet.size()));
        figures.put("expected", String.valueOf(verdict.expected()));
        figures.put("missed", String.valueOf(verdict.missed()));
        figures.put("doubled", String.valueOf(verdict.doubled()));
        figures.put("disordered", String.valueOf(verdict.disordered()));
        figures.put("recovery", Outcome.seconds(recovery));
        figures.put("p99", Outcome.millis(fleet.latencies().disturbedMillis()));
        figures.put("p99 undisturbed", Outcome.millis(fleet.latencies().undisturbedMillis()));
        figures.put("p99 to begin", Outcome.millis(fleet.latencies().beginMillis()));
        return figures;
    }

    /** Lets updates flow and the fault strike, and tells how long it takes the clients to get over it. */
    private Duration strike(ClientFleet fleet, UpdateStream updates, List<String> problems)
            throws InterruptedException {
        fleet.awaitCaughtUp(updates);
        Thread.sleep(scale.calm().toMillis());
        fleet.latencies().restart();
        Thread.sleep(scale.calm().multipliedBy(2).toMillis());
        fleet.latencies().faultBegins();
        CpuTime begun = CpuTime.of(environment);
        fault.strike(new LiveFaultContext(
                environment, fleet, updates, PERSONAS, new Random(seed), scale, progress, problems::add));
        progress.accept(
                "processor time while it struck: " + CpuTime.of(environment).since(begun));
        long over = System.nanoTime();
        fleet.awaitCaughtUp(updates);
        Duration recovery = Duration.ofNanos(System.nanoTime() - over);
        Thread.sleep(scale.calm().toMillis());
        return recovery;
    }

    private void judge(FleetVerdict verdict, List<String> problems) {
        problems.addAll(verdict.problems());
        progress.accept("%d resumed, %d began anew, connections ended with %s"
                .formatted(verdict.resumes(), verdict.restarts(), verdict.closes()));
        if (verdict.restarts() > 0 && !fault.restarts()) {
            problems.add("%d times a client had to begin anew that could have resumed".formatted(verdict.restarts()));
        }
        if (verdict.losses() > 0 && !fault.disconnects()) {
            problems.add("well-behaved clients lost their connections, with codes " + verdict.closes());
        }
        for (Replica replica : environment.queries()) {
            problems.addAll(replica.takeLivenessLosses());
        }
    }
}
