package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.enginefault.EngineFault;
import io.variantdash.endtoend.enginefault.EngineFaultContext;
import io.variantdash.endtoend.environment.EngineGroup;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.traffic.PersonaSuggestions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One fault of the decision engine on a test environment, from the first suggestion before it to the verdict. */
record EngineFaultScenario(
        TestEnvironment environment, EngineFault fault, ScenarioScale scale, long seed, Consumer<String> progress) {

    /** The group gives a silent member up after 10 s; then come its partitions' new owner, what is stored, and all decisions. */
    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(30);

    Outcome run() throws InterruptedException {
        environment.prepareDeciding();
        List<Duration> takeovers = new ArrayList<>();
        try (EngineGroup group = environment.engineGroup();
                PersonaSuggestions suggestions = new PersonaSuggestions(
                        environment.broker().bootstrapServers(), environment.database(), fault.name() + '-' + seed)) {
            group.awaitMembers(environment.engines().stream().map(Replica::name).toList());
            raiseAndClear(suggestions);
            fault.strike(new EngineFaultContext(
                    environment, group, suggestions, new Random(seed), scale, progress, takeovers::add));
            raiseAndClear(suggestions);
            List<String> problems = new ArrayList<>(suggestions.problems());
            Duration longest = takeovers.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
            if (longest.compareTo(LONGEST_TAKEOVER) > 0) {
                problems.add("The other replica went on after %s only".formatted(Outcome.seconds(longest)));
            }
            for (Replica replica : environment.engines()) {
                problems.addAll(replica.takeLivenessLosses());
            }
            return new Outcome(fault.name(), figures(suggestions, longest), problems);
        }
    }

    private static Map<String, String> figures(PersonaSuggestions suggestions, Duration longest) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("episodes", String.valueOf(suggestions.episodes()));
        figures.put("takeover", Outcome.seconds(longest));
        return figures;
    }

    private static void raiseAndClear(PersonaSuggestions suggestions) throws InterruptedException {
        suggestions.spoil();
        suggestions.awaitRaised();
        suggestions.mend();
        suggestions.awaitCleared();
    }
}
