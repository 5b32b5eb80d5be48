package io.variantdash.ingest.backlog;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.ingest.support.TransactionalMonitor;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.Heartbeat;
import io.variantdash.update.Heartbeat.PartitionProgress;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Producers that send in transactions: what they abort never happened, and what they leave open is told. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class ProducerTransactionsTest {

    private static final TopicPartition PARTITION = new TopicPartition(EventType.PERFORMANCE_UPDATE.topic(), 0);
    private static final String GROUP = "variant-dash-ingest";

    @Inject
    DataSource dataSource;

    @Test
    void storesOnlyWhatIsCommittedAndHasNoLagBehindTheMarkers() throws Exception {
        String persona = Events.persona();
        try (TransactionalMonitor monitor = new TransactionalMonitor()) {
            monitor.begin(Events.counts(persona, "aborted", 1, 0, Events.now()));
            monitor.abort();
            monitor.begin(Events.counts(persona, "committed", 1, 0, Events.now()));
            monitor.commit();
            awaitVariants(persona, "committed");
            awaitNoLag(); // behind the marker of a commit

            monitor.begin(Events.counts(persona, "aborted", 2, 0, Events.now()));
            monitor.abort();
            awaitNoLag(); // behind nothing but aborted records and their marker
        }
        awaitVariants(persona, "committed");
        awaitMetric("ingest_lag_records", 0);
    }

    @Test
    void tellsOfATransactionThatHoldsRecordsBackAndStaysReady() {
        String persona = Events.persona();
        try (TransactionalMonitor hanging = new TransactionalMonitor();
                Monitor monitor = new Monitor();
                TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES)) {
            RecordMetadata first = hanging.begin(Events.counts(persona, "open", 1, 0, Events.now()));
            monitor.send(Events.counts(persona, "behind", 1, 0, Events.now()));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(get("/q/health/ready").asString())
                            .contains("2 records wait behind an open transaction of another producer for "));
            assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
            Awaitility.await().until(() -> metric("ingest_open_transaction_seconds") > 0);
            assertThat(metric("ingest_open_transaction_records")).isEqualTo(2);
            PartitionProgress told = new PartitionProgress(
                    PARTITION.topic(), PARTITION.partition(), Instant.ofEpochMilli(first.timestamp()));
            updates.await(
                    1,
                    record -> record.headers().lastHeader(Heartbeat.KIND_HEADER) != null
                            && Heartbeat.fromJson(record.value()).partitions().contains(told));

            hanging.abort();

            awaitVariants(persona, "behind");
            awaitMetric("ingest_open_transaction_seconds", 0);
            assertThat(get("/q/health/ready").asString()).doesNotContain("open transaction");
        }
    }

    private void awaitVariants(String persona, String... variants) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows("SELECT DISTINCT variant_id FROM dashboard_events WHERE persona_id = ?", persona))
                        .containsExactly(variants));
    }

    private static void awaitNoLag() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                EmbeddedInfrastructure.kafka().bootstrapServers()))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(committed(admin)).isEqualTo(end(admin)));
        }
    }

    private static long committed(Admin admin) throws ExecutionException, InterruptedException {
        OffsetAndMetadata committed = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(PARTITION);
        return committed == null ? 0 : committed.offset();
    }

    private static long end(Admin admin) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
                .partitionResult(PARTITION)
                .get()
                .offset();
    }

    private static void awaitMetric(String meter, double expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(metric(meter)).isEqualTo(expected));
    }

    private static double metric(String meter) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(meter + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(meter.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
