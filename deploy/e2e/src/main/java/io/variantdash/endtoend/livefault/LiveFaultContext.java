package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.fault.ScenarioContext;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.live.ClientFleet;
import io.variantdash.endtoend.live.RawClient;
import io.variantdash.endtoend.live.UpdateStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a fault of live updates strikes.
 *
 * @param personas whose updates flow
 * @param random the same numbers for the same seed
 * @param progress takes a line that tells people what happens
 * @param problems takes a sentence for everything that is wrong
 */
public record LiveFaultContext(
        TestEnvironment environment,
        ClientFleet fleet,
        UpdateStream updates,
        List<String> personas,
        Random random,
        ScenarioScale scale,
        Consumer<String> progress,
        Consumer<String> problems)
        implements ScenarioContext {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    Replica replica(int number) {
        return environment.queries().get(number % environment.queries().size());
    }

    /** Ill-behaved clients of a persona, spread over the replicas; each has got its first frame. */
    List<RawClient> clients(int count, String persona) {
        List<RawClient> clients = IntStream.range(0, count)
                .mapToObj(number -> new RawClient(replica(number).uri(), persona))
                .toList();
        clients.forEach(RawClient::skipFrame);
        return clients;
    }

    /** Something is wrong unless the connection ends with this code, or breaks where it cannot be told. */
    void expectEnd(String which, RawClient client, int code) {
        OptionalInt end = client.end(TIMEOUT);
        client.close();
        if (end.isEmpty()) {
            problems.accept("%s is still connected".formatted(which));
        } else if (end.getAsInt() != code && end.getAsInt() != RawClient.BROKEN) {
            problems.accept("%s was closed with %d, not %d".formatted(which, end.getAsInt(), code));
        }
    }
}
