package io.variantdash.ingest.consume;

import static io.restassured.RestAssured.get;
import static io.variantdash.ingest.support.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.ingest.publish.RejectionLog;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.KillStore;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.LoggedFailures;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that once ended consumption, or could: each goes to the dead letters alone, and what follows is stored. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class PoisonTest {

    /** What the broker takes of a record with everything: 1,048,588 bytes, less its frame. */
    private static final int ALMOST_TOO_LARGE = 1_048_400;

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private Monitor monitor;
    private TopicReader deadLetters;

    @BeforeEach
    void open() {
        monitor = new Monitor();
        deadLetters = new TopicReader(Topics.DEAD_LETTER);
    }

    @AfterEach
    void close() {
        monitor.close();
        deadLetters.close();
    }

    @Test
    void aFramedValueIsRefusedByTheNameOfItsFraming() {
        RecordMetadata framed = monitor.send(EventType.PERFORMANCE_UPDATE, "\0\0\0\0\1{\"persona_id\":\"ava\"}");

        ConsumerRecord<byte[], byte[]> letter = letterOf(framed);

        assertThat(header(letter, "dead-letter-code")).isEqualTo("not_json");
        assertThat(header(letter, "dead-letter-reason"))
                .isEqualTo("The value is not JSON: it starts with a zero byte: Avro, Protobuf or Confluent framing?;"
                        + " send a JSON object as UTF-8 text");
        goesOn();
    }

    @Test
    void anEventThatOurCodeFailsOnIsFoundAndRefusedAlone() {
        QuarkusMock.installMockForType(new KillsThatFail(), KillStore.class);
        List<ProducerRecord<byte[], byte[]>> kills = IntStream.range(0, 20)
                .mapToObj(i -> Events.kill(persona, "v" + i, i == 13 ? "unforeseen" : "slow", Events.now()))
                .map(Monitor::record)
                .toList();

        ConsumerRecord<byte[], byte[]> letter;
        try (LoggedFailures logged = new LoggedFailures(RejectionLog.class)) {
            letter = letterOf(monitor.send(kills).get(13));

            assertThat(logged.failures())
                    .singleElement()
                    .isInstanceOf(ArithmeticException.class)
                    .satisfies(failure -> assertThat(failure.getStackTrace()).isNotEmpty());
        }
        assertThat(header(letter, "dead-letter-code")).isEqualTo("internal");
        assertThat(header(letter, "dead-letter-reason")).startsWith("java.lang.ArithmeticException: ");
        awaitRows(
                "19|0",
                "SELECT count(*), count(*) FILTER (WHERE variant_id = 'v13') FROM variant_kills WHERE persona_id = ?");
        assertThat(deadLetters.read(record -> true)).hasSize(1);
        goesOn();
    }

    @Test
    void anUpdateThatTheBrokerRefusesIsToldAsADeadLetterOfItsEvent() {
        String evidence = "1e20,".repeat(50_000) + "0"; // more than four times as long in canonical form
        RecordMetadata poison = monitor.send(
                EventType.OPTIMIZATION_ALERT,
                "{\"persona_id\":\"%s\",\"type\":\"t\",\"priority\":\"low\",\"title\":\"t\",\"description\":\"d\",\"evidence\":{\"e\":[%s]}}"
                        .formatted(persona, evidence));

        ConsumerRecord<byte[], byte[]> letter = letterOf(poison);

        assertThat(header(letter, "dead-letter-code")).isEqualTo("internal");
        assertThat(header(letter, "dead-letter-reason")).contains("RecordTooLargeException");
        awaitRows("1", "SELECT count(*) FROM dashboard_events WHERE persona_id = ?");
        goesOn();
    }

    @Test
    void aLetterWhoseHeadersAreTooLargeGoesWithoutThem() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(EventType.PERFORMANCE_UPDATE.topic(), 0, null, null, new byte[] {'{'});
        record.headers().add("large", new byte[ALMOST_TOO_LARGE]);
        RecordMetadata poison = monitor.send(List.of(record)).get(0);

        ConsumerRecord<byte[], byte[]> letter = letterOf(poison);

        assertThat(letter.value()).isEqualTo(new byte[] {'{'});
        assertThat(letter.headers().headers("large")).isEmpty();
        assertThat(header(letter, "dead-letter-code")).isEqualTo("not_json");
        assertThat(header(letter, "original-size")).isEqualTo("1");
        goesOn();
    }

    @Test
    void headersOfOurNamesThatTheOriginalHasAreReplaced() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(EventType.PERFORMANCE_UPDATE.topic(), 0, null, null, new byte[] {'{'});
        record.headers()
                .add("dead-letter-code", "internal".getBytes(StandardCharsets.UTF_8))
                .add("nothing", null)
                .add("traceparent", new byte[] {(byte) 0xff, 0});
        RecordMetadata poison = monitor.send(List.of(record)).get(0);

        ConsumerRecord<byte[], byte[]> letter = letterOf(poison);

        assertThat(letter.headers().headers("dead-letter-code")).hasSize(1);
        assertThat(header(letter, "dead-letter-code")).isEqualTo("not_json");
        assertThat(letter.headers().lastHeader("nothing").value()).isNull();
        goesOn();
    }

    private ConsumerRecord<byte[], byte[]> letterOf(RecordMetadata original) {
        return deadLetters
                .await(
                        1,
                        letter -> header(letter, "original-topic").equals(original.topic())
                                && header(letter, "original-offset").equals(Long.toString(original.offset())))
                .get(0);
    }

    private void goesOn() {
        monitor.send(Events.counts(persona, "after", 1, 0, Events.now()));
        awaitRows("1", "SELECT count(*) FROM variant_monitoring WHERE persona_id = ? AND variant_id = 'after'");
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private void awaitRows(String row, String sql) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(new Database(dataSource).rows(sql, persona)).containsExactly(row));
    }

    /** Fails on one kill as code fails that nobody thought through. */
    private static final class KillsThatFail extends KillStore {

        @Override
        public void store(Connection connection, EventBatch batch) throws SQLException {
            if (batch.newsOfType(EarlyKill.class).stream()
                    .anyMatch(kill -> kill.event().reason().equals("unforeseen"))) {
                throw new ArithmeticException("a test");
            }
            super.store(connection, batch);
        }
    }
}
