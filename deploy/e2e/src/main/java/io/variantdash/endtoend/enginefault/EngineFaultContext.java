package io.variantdash.endtoend.enginefault;

import io.variantdash.endtoend.environment.EngineGroup;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.fault.ScenarioContext;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.traffic.PersonaSuggestions;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What a fault of the decision engine strikes.
 *
 * @param suggestions raised and cleared by the counts that monitors send
 * @param random the same numbers for the same seed
 * @param progress takes a line that tells people what happens
 * @param takeovers takes the time that the other replica needed to go on with all personas
 */
public record EngineFaultContext(
        TestEnvironment environment,
        EngineGroup group,
        PersonaSuggestions suggestions,
        Random random,
        ScenarioScale scale,
        Consumer<String> progress,
        Consumer<Duration> takeovers)
        implements ScenarioContext {

    /** The replica that decides about the persona. */
    Replica ownerOf(String persona) throws InterruptedException {
        String name = group.ownerOf(persona);
        return environment.engines().stream()
                .filter(replica -> replica.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("No replica decides about " + persona));
    }

    /** Returns when all that is to be raised is, by the replicas that are left. */
    void awaitTakeover() throws InterruptedException {
        long gone = System.nanoTime();
        suggestions.awaitRaised();
        takeovers.accept(Duration.ofNanos(System.nanoTime() - gone));
    }

    /** Returns when each replica decides about some personas again. */
    void awaitShared() throws InterruptedException {
        group.awaitMembers(environment.engines().stream().map(Replica::name).toList());
    }

    /** Sleeps for a random time, so that the moment of what follows is a random one. */
    void sleepAtMost(Duration longest) throws InterruptedException {
        Thread.sleep(random.nextLong(longest.toMillis()));
    }
}
