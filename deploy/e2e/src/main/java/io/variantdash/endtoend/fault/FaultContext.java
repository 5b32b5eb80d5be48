package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.traffic.Traffic;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What a fault strikes.
 *
 * @param random the same numbers for the same seed
 * @param progress takes a line that tells people what happens
 */
public record FaultContext(
        TestEnvironment environment, Traffic traffic, Random random, ScenarioScale scale, Consumer<String> progress)
        implements ScenarioContext {

    public Replica replica() {
        return environment.replicas().get(0);
    }

    public Replica otherReplica() {
        return environment.replicas().get(1);
    }

    public void sleepSeconds(int seconds) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
    }

    /** Sleeps for a random time, so that the moment of what follows is a random one. */
    public void sleepAtMost(Duration longest) throws InterruptedException {
        Thread.sleep(random.nextLong(longest.toMillis()));
    }
}
