package io.variantdash.ingest.consume;

import static io.variantdash.ingest.support.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.Topics;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import io.variantdash.update.DashboardUpdate;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which times count, for events of old posts and for records whose Kafka timestamp cannot be right. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class EventTimesTest {

    private static final Instant NOW = Events.now();
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(45));

    /** What a producer writes that counts seconds where Kafka counts milliseconds. */
    private static final Instant IN_SECONDS = Instant.ofEpochMilli(NOW.getEpochSecond());

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private Monitor monitor;
    private TopicReader updates;
    private TopicReader deadLetters;

    @BeforeEach
    void open() {
        monitor = new Monitor();
        updates = new TopicReader(Topics.DASHBOARD_UPDATES);
        deadLetters = new TopicReader(Topics.DEAD_LETTER);
    }

    @AfterEach
    void close() {
        monitor.close();
        updates.close();
        deadLetters.close();
    }

    @Test
    void ofAPostOlderThanTheRetentionLeaveNoAuditRowAndEverythingElse() {
        VariantPosted old = Events.post(persona, "v", VariantStatus.ACTIVE, LONG_AGO);
        monitor.send(old);
        assertThat(awaitUpdates(1)).containsOnly(update(old));
        monitor.send(old); // alone, as one update tells of copies in one batch

        assertThat(awaitUpdates(2)).containsOnly(update(old));
        assertThat(rows("SELECT status, posted_at = '" + LONG_AGO + "' FROM variants WHERE persona_id = ?"))
                .containsExactly("active|t");
        assertThat(rows("SELECT status FROM variant_monitoring WHERE persona_id = ?"))
                .containsExactly("active");
        assertThat(auditTrail()).isEmpty();
    }

    @Test
    void ofTodaysPauseAndKillOfAnOldPostCount() {
        VariantPosted post = Events.post(persona, "v", VariantStatus.ACTIVE, LONG_AGO);
        VariantPosted pause = new VariantPosted(
                null, persona, "v", "content", 0.05, null, VariantStatus.PAUSED, LONG_AGO, NOW.minusSeconds(9));
        EarlyKill kill = new EarlyKill(null, persona, "v", "slow", 0.01, 500, LONG_AGO, NOW);
        List<MonitorEvent> events = List.of(pause, post, kill);
        events.forEach(monitor::send);

        assertThat(awaitUpdates(3))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(EventTimesTest::update).toList());
        assertThat(rows("SELECT status, content FROM variants WHERE persona_id = ?"))
                .containsExactly("killed|content");
        assertThat(auditTrail()).containsExactly("early_kill", "variant_posted");
        assertThat(rows("SELECT killed_at - posted_at > interval '44 days' FROM variant_kills WHERE persona_id = ?"))
                .containsExactly("t");
    }

    @Test
    void ofRecordsInSecondsAreNotUsed() {
        MonitorEvent counts = Events.counts(persona, "v", 10, 1, NOW);
        monitor.send(counts.type(), new EventCodec(Duration.ZERO).encode(counts), IN_SECONDS);
        RecordMetadata withoutTime = monitor.send(
                counts.type(),
                "{\"persona_id\":\"%s\",\"variant_id\":\"v\",\"view_count\":9,\"interaction_count\":1}"
                        .formatted(persona)
                        .getBytes(StandardCharsets.UTF_8),
                IN_SECONDS);

        ConsumerRecord<byte[], byte[]> letter = deadLetters
                .await(
                        1,
                        record -> header(record, "original-topic").equals(withoutTime.topic())
                                && header(record, "original-offset").equals(Long.toString(withoutTime.offset())))
                .get(0);
        assertThat(header(letter, "dead-letter-code")).isEqualTo("invalid_record_time");
        assertThat(header(letter, "dead-letter-reason")).contains("updated_at", "seconds");
        assertThat(awaitUpdates(1)).containsOnly(update(counts));
        assertThat(updates.read(this::isOfPersona))
                .extracting(record -> record.headers().lastHeader(DashboardUpdate.EVENT_TIME_HEADER))
                .containsOnlyNulls();
        assertThat(auditTrail()).containsExactly("performance_update");
    }

    private List<String> auditTrail() {
        return rows("SELECT event_type FROM dashboard_events WHERE persona_id = ? ORDER BY 1");
    }

    private List<String> rows(String sql) {
        return new Database(dataSource).rows(sql, persona);
    }

    private List<DashboardUpdate> awaitUpdates(int count) {
        return updates.await(count, this::isOfPersona).stream()
                .map(record -> DashboardUpdate.parse(record.value()))
                .toList();
    }

    private boolean isOfPersona(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8).equals(persona);
    }

    private static DashboardUpdate update(MonitorEvent event) {
        return DashboardUpdate.of(event, AcceptedEvent.of(event).identity());
    }
}
