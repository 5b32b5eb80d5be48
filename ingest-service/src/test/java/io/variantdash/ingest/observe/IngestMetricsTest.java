package io.variantdash.ingest.observe;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What Prometheus reads after events that were new, known and invalid. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class IngestMetricsTest {

    /** Before the first of its kind: a series that begins with a burst has no increase. */
    @Test
    void everyCodeOfTheDeadLettersIsThereFromTheStart() {
        String metrics = get("/q/metrics").asString();
        for (RejectionCode code : RejectionCode.values()) {
            assertThat(metrics).contains("ingest_dead_letters_total{code=\"" + code.wireName() + "\"}");
        }
    }

    @Test
    void countsEventsByOutcomeAndTellsTheStateOfTheService() {
        double stored = value("ingest_events_total{outcome=\"stored\",type=\"early_kill\"}");
        double duplicates = value("ingest_events_total{outcome=\"duplicate\",type=\"early_kill\"}");
        double rejected = value("ingest_events_total{outcome=\"rejected\",type=\"pattern_fatigue\"}");
        MonitorEvent kill = Events.kill(Events.persona(), "v", "slow", Events.now());
        try (Monitor monitor = new Monitor()) {
            monitor.send(kill);
            await("ingest_events_total{outcome=\"stored\",type=\"early_kill\"}", stored + 1);
            monitor.send(kill);
            monitor.send(EventType.PATTERN_FATIGUE, "[]");
            await("ingest_events_total{outcome=\"duplicate\",type=\"early_kill\"}", duplicates + 1);
            await("ingest_events_total{outcome=\"rejected\",type=\"pattern_fatigue\"}", rejected + 1);
        }
        assertThat(value("ingest_dead_letters_total{code=\"not_an_object\"}")).isPositive();
        await("ingest_lag_records", 0);
        assertThat(value("ingest_lag_seconds")).isZero();
        assertThat(value("ingest_outage_seconds{dependency=\"database\"}")).isZero();
        assertThat(value("ingest_newest_event_age_seconds")).isNotNaN(); // below 0 if a producer's clock is ahead
        assertThat(value("ingest_batch_records_count")).isPositive();
        for (String step : List.of(
                "decode",
                "audit",
                "variants",
                "monitoring",
                "kills",
                "fatigue",
                "alerts",
                "engagement",
                "activity",
                "commit",
                "publish")) {
            assertThat(value("ingest_step_seconds_count{step=\"" + step + "\"}"))
                    .describedAs(step)
                    .isPositive();
        }
    }

    /** Kafka's own figures, of which each client has some hundred, are told of all clients together. */
    @Test
    void clientsOfKafkaAndThePoolAreToldWithoutNames() {
        assertThat(get("/q/metrics").asString().lines().filter(line -> line.startsWith("kafka_")))
                .hasSize(8)
                .noneMatch(line -> line.contains("{"));
        assertThat(get("/q/metrics").asString()).contains("agroal_awaiting_count{");
    }

    private static void await(String meter, double expected) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(value(meter)).isEqualTo(expected));
    }

    private static double value(String meter) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(meter + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(meter.length() + 1)))
                .sum();
    }
}
