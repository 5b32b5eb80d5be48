package io.variantdash.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.endtoend.fixture.Api;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.Producer;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.Tables;
import io.variantdash.event.EventType;
import io.variantdash.local.stack.process.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two replicas of the decision engine raise and clear each suggestion once, whatever happens to them. */
class DecisionEngineIT {

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("decision-engine", Map.of(), 2);

    /** More than there are partitions, so that each replica decides about some. */
    private static final int PERSONAS = 12;

    private static final Duration FOREVER = Duration.ofMinutes(2);

    private final Tables tables = Tables.of(RUNNING.stack());
    private final List<String> personas = IntStream.range(0, PERSONAS)
            .mapToObj(number -> "persona-" + number + '-' + UUID.randomUUID())
            .toList();

    @Test
    void raisesAndClearsOnceThoughAReplicaHangsAndComesBack() {
        ServiceProcess hanging = RUNNING.stack().query().get(0);
        Api survivor = new Api(RUNNING.stack().query().get(1).uri());
        try (Producer monitors = new Producer(RUNNING.stack().kafka().bootstrapServers())) {
            personas.forEach(persona -> monitors.send(
                    EventType.VARIANT_POSTED, persona, Messages.post(persona, "bad", "A post", Duration.ofHours(2))));
            count(monitors, 1_000, 10);
            personas.forEach(persona -> await(alerts("raised", persona), 1));
            JsonNode listed =
                    survivor.get("/api/optimization/" + personas.get(0)).path("suggestions");
            assertThat(listed.findValuesAsText("type")).contains("early_kill_candidate");
            assertThat(listed.path(0).path("raised_at").asText()).isNotBlank();

            hanging.pause();
            count(monitors, 2_000, 200);
            personas.forEach(persona -> await(alerts("cleared", persona), 1));
            hanging.resume();
            hanging.awaitReady();

            // Both decide about personas that come now; then whatever one would say twice has been said.
            List<String> later = IntStream.range(0, PERSONAS)
                    .mapToObj(number -> "later-" + number + '-' + UUID.randomUUID())
                    .toList();
            later.forEach(persona -> {
                monitors.send(
                        EventType.VARIANT_POSTED,
                        persona,
                        Messages.post(persona, "bad", "A post", Duration.ofHours(2)));
                monitors.send(EventType.PERFORMANCE_UPDATE, persona, Messages.counts(persona, "bad", 1_000, 10));
            });
            count(monitors, 2_001, 200);
            later.forEach(persona -> await(alerts("raised", persona), 1));
        }
        assertThat(tables.number("""
                        SELECT count(*)
                        FROM (SELECT 1 FROM dashboard_events WHERE event_type = 'optimization_alert'
                              GROUP BY persona_id, event_data ->> 'suggestion_id', event_data ->> 'state'
                              HAVING count(*) > 1) AS twice""")).isZero();
        personas.forEach(persona -> {
            assertThat(tables.number(alerts("raised", persona))).isEqualTo(1);
            assertThat(tables.number(alerts("cleared", persona))).isEqualTo(1);
        });
    }

    private void count(Producer monitors, long views, long interactions) {
        personas.forEach(persona -> monitors.send(
                EventType.PERFORMANCE_UPDATE, persona, Messages.counts(persona, "bad", views, interactions)));
    }

    private void await(String count, long expected) {
        Awaitility.await().atMost(FOREVER).until(() -> tables.number(count) >= expected);
    }

    private static String alerts(String state, String persona) {
        return """
                SELECT count(*) FROM dashboard_events
                WHERE event_type = 'optimization_alert' AND persona_id = '%s' AND event_data ->> 'state' = '%s'
                  AND event_data ->> 'type' = 'early_kill_candidate'""".formatted(persona, state);
    }
}
