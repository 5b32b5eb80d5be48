package io.variantdash.endtoend.trace;

import static io.variantdash.endtoend.fixture.LiveClient.ofType;
import static io.variantdash.endtoend.fixture.LiveClient.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.endtoend.fixture.LiveClient;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.Producer;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.TopicRecords;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.update.Heartbeat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Traces are off unless an operator switches them on: nothing is exported, whatever monitors want. */
@EnabledIfSystemProperty(
        named = "test.full",
        matches = "true",
        disabledReason = "it needs a stack of its own for one setting")
class NoTracesIT {

    private static final TraceCollector COLLECTOR = new TraceCollector();

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("no-traces", COLLECTOR.environment());

    @AfterAll
    static void stopCollecting() {
        COLLECTOR.close();
    }

    @Test
    void followsNothing() {
        String persona = "persona-" + UUID.randomUUID();
        String bootstrapServers = RUNNING.stack().kafka().bootstrapServers();
        try (Producer monitors = new Producer(bootstrapServers);
                LiveClient dashboard = new LiveClient(RUNNING.stack().queryUri(), persona)) {
            dashboard.await(ofType("initial_data"));
            monitors.send(EventType.EARLY_KILL, persona, Messages.kill(persona, "v", "slow"), TraceParent.random(true));
            dashboard.await(update("early_kill"));
        }
        // Services export what they have when they stop.
        RUNNING.stack().ingest().forEach(service -> service.stop());
        RUNNING.stack().query().forEach(service -> service.stop());

        assertThat(TopicRecords.of(bootstrapServers, Stream.of(Topics.DASHBOARD_UPDATES)))
                .filteredOn(record -> record.headers().lastHeader(Heartbeat.KIND_HEADER) == null)
                .hasSize(1)
                .allMatch(record -> record.headers().lastHeader(TraceParent.NAME) == null);
        assertThat(COLLECTOR.all()).isEmpty();
    }
}
