package io.variantdash.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.Topics;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.DashboardUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the dashboards are told of events that came through Kafka. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class DashboardUpdatesTest {

    private static final Instant NOW = Events.now();

    private final String persona = Events.persona();
    private Monitor monitor;
    private TopicReader updates;

    @BeforeEach
    void open() {
        monitor = new Monitor();
        updates = new TopicReader(Topics.DASHBOARD_UPDATES);
    }

    @AfterEach
    void close() {
        monitor.close();
        updates.close();
    }

    @Test
    void tellsOfEveryKindOfEvent() {
        List<MonitorEvent> events = List.of(
                Events.post(persona, "v", VariantStatus.ACTIVE, NOW),
                Events.counts(persona, "v", 10, 1, NOW),
                Events.kill(persona, "v", "slow", NOW),
                Events.fatigue(persona, "question", 0.9, NOW),
                Events.alert(persona, "title", NOW));
        events.forEach(monitor::send);

        assertThat(awaitUpdates(5))
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .map(event -> DashboardUpdate.of(
                                event, AcceptedEvent.of(event).identity()))
                        .toList());
    }

    @Test
    void tellsTheNewestCountsWhenLateOnesArrive() {
        MonitorEvent newest = Events.counts(persona, "v", 200, 10, NOW);
        monitor.send(newest);
        awaitUpdates(1);
        monitor.send(Events.counts(persona, "v", 100, 5, NOW.minusSeconds(5)));

        DashboardUpdate expected =
                DashboardUpdate.of(newest, AcceptedEvent.of(newest).identity());
        assertThat(awaitUpdates(2)).containsOnly(expected);
    }

    @Test
    void tellsAgainOfEventsThatAreRedelivered() {
        MonitorEvent kill = Events.kill(persona, "v", "slow", NOW);
        monitor.send(kill);
        awaitUpdates(1);
        monitor.send(kill);

        assertThat(awaitUpdates(2))
                .containsOnly(DashboardUpdate.of(kill, AcceptedEvent.of(kill).identity()));
    }

    private List<DashboardUpdate> awaitUpdates(int count) {
        return updates.await(count, record -> new String(record.key(), StandardCharsets.UTF_8).equals(persona)).stream()
                .map(record -> DashboardUpdate.parse(record.value()))
                .toList();
    }
}
