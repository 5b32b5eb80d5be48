package io.variantdash.endtoend.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.endtoend.enginefault.EngineFault;
import io.variantdash.endtoend.enginefault.EngineFaults;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.fault.Faults;
import io.variantdash.endtoend.fault.ScenarioScale;
import io.variantdash.endtoend.livefault.LiveFault;
import io.variantdash.endtoend.livefault.LiveFaults;
import io.variantdash.endtoend.traffic.Traffic;
import io.variantdash.local.stack.Repository;
import io.variantdash.oracle.EventMix;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick ones of the faults that {@code deploy/e2e/run faults} has, with another seed in every build. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShortFaultsIT {

    private static final int SEED = ThreadLocalRandom.current().nextInt(1_000_000);

    /** These take longer than the others, and so are part of {@code -Pfull}. */
    private static final Set<String> WITH_FULL = Set.of(
            "lost-database",
            "kill-during-erasure",
            "kill-during-replay",
            "postgres-immediate-stop",
            "copies-and-shuffle",
            "query-database-away",
            "query-stop",
            "engine-owner-kill",
            "engine-owner-hangs");

    private static final boolean FULL = Boolean.getBoolean("test.full");

    private static FaultScenarios scenarios;

    @BeforeAll
    static void open() {
        Path repository = Repository.around(Path.of(""));
        scenarios = new FaultScenarios(
                repository,
                repository.resolve("deploy/e2e/target/faults"),
                ScenarioScale.SHORT,
                SEED,
                System.out::println);
    }

    @AfterAll
    static void close() {
        scenarios.close();
        System.out.println(scenarios.report());
    }

    static Stream<Fault> quick() {
        return Faults.all().stream().filter(fault -> fault.isShort() && isRun(fault.name()));
    }

    @ParameterizedTest
    @MethodSource("quick")
    @Order(1)
    void losesAndDoublesNothing(Fault fault) throws InterruptedException {
        assertThat(scenarios.run(fault).problems()).as("with seed %d", SEED).isEmpty();
    }

    private static boolean isRun(String fault) {
        return FULL || !WITH_FULL.contains(fault);
    }

    static Stream<LiveFault> quickOfLiveUpdates() {
        return LiveFaults.all().stream().filter(fault -> fault.isShort() && isRun(fault.name()));
    }

    @ParameterizedTest
    @MethodSource("quickOfLiveUpdates")
    @Order(2)
    void showsEverythingToDashboardsInOrder(LiveFault fault) throws InterruptedException {
        assertThat(scenarios.run(fault).problems()).as("with seed %d", SEED).isEmpty();
    }

    static Stream<EngineFault> quickOfDecisions() {
        return EngineFaults.all().stream().filter(fault -> fault.isShort() && isRun(fault.name()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("quickOfDecisions")
    @Order(3)
    void raisesAndClearsEachSuggestionOnce(EngineFault fault) throws InterruptedException {
        assertThat(scenarios.run(fault).problems()).as("with seed %d", SEED).isEmpty();
    }

    /** Last, because the test environment ends with the first failure. */
    @Test
    @Order(4)
    void noticesWhatIsLostDoubledAndWrong() throws InterruptedException {
        Outcome outcome = scenarios.run(new Sabotage());

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.figures()).containsEntry("lost", "1").containsEntry("doubled", "1");
        assertThat(outcome.problems())
                .anySatisfy(problem -> assertThat(problem).contains("different   {\"variant_monitoring\""))
                .anySatisfy(problem -> assertThat(problem).contains("dead letters of valid records"));
    }

    /** Does to the tables, behind the back of the services, what a wrong service would do. */
    private static final class Sabotage implements Fault {

        @Override
        public String name() {
            return "sabotage";
        }

        @Override
        public String description() {
            return "an event is deleted, one is doubled, a state is changed, and a stranger sends nonsense";
        }

        @Override
        public void strike(FaultContext context) throws InterruptedException {
            var database = context.environment().database();
            // The first ones, of which no copies are on their way any more.
            database.execute("DELETE FROM dashboard_events WHERE id = (SELECT min(id) FROM dashboard_events)");
            database.execute("INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)"
                    + " SELECT identity, event_type, persona_id, event_data, occurred_at + interval '1 us'"
                    + " FROM dashboard_events ORDER BY id LIMIT 1");
            // Newer than anything that comes, so it stays.
            database.execute("UPDATE variant_monitoring SET view_count = 0, last_updated = now() + interval '1 day'"
                    + " WHERE identity = (SELECT identity FROM variant_monitoring WHERE identity IS NOT NULL LIMIT 1)");
            String broker = context.environment().broker().bootstrapServers();
            try (Traffic stranger = new Traffic(broker, SEED, EventMix.usual())) {
                stranger.sendAllPoison();
                stranger.finish();
            }
        }
    }
}
