package io.variantdash.ingest.deadletter.keep;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.deadletter.Letters;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.LoggedFailures;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.Mutations;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is refused is in the database a moment later, with all that is known of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class KeptLettersTest {

    private static final String TOPIC = EventType.EARLY_KILL.topic();
    private static final Instant RECORD_TIME = Instant.parse("2026-01-31T10:00:00Z");

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private final Monitor monitor = new Monitor();

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    void areKeptUnderTheirPlaceWithAllThatIsKnown() {
        String value = "{\"persona_id\":\"%s\"}".formatted(persona);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TOPIC, 0, RECORD_TIME.toEpochMilli(), bytes("key"), bytes(value));
        record.headers()
                .add("text", bytes("a"))
                .add("bytes", new byte[] {(byte) 0xff})
                .add("none", null);

        RecordMetadata place = send(record);

        awaitRow(
                place,
                "missing_field|variant_id is missing; it is required|%s|key|%s|%d|t|[{\"name\":\"text\",\"value\":\"a\"},{\"name\":\"bytes\",\"value_base64\":\"/w==\"},{\"name\":\"none\",\"value\":null}]|[]"
                        .formatted(persona, value, value.length()),
                """
                SELECT code, reason, persona_id, convert_from(key, 'UTF8'), convert_from(value, 'UTF8'), value_size,
                       record_time = '2026-01-31T10:00:00Z', headers, replays""");
    }

    @Test
    void areOfThePersonaOfTheirKeyWhereTheValueDoesNotTell() {
        RecordMetadata place = send(new ProducerRecord<>(TOPIC, 0, null, bytes(persona), bytes("{")));

        awaitRow(place, persona, "SELECT persona_id");
    }

    @Test
    void areOfNoPersonaWhereNothingTells() {
        awaitRow(send(new ProducerRecord<>(TOPIC, 0, null, new byte[] {0}, (byte[]) null)), "null|null|null", """
                SELECT persona_id, value, value_size""");
    }

    @Test
    void haveTheBeginningOfALargeValueAndItsSize() {
        RecordMetadata place = send(new ProducerRecord<>(TOPIC, 0, null, bytes(persona), new byte[300_000]));

        awaitRow(place, "262144|300000|too_large", "SELECT octet_length(value), value_size, code");
    }

    @Test
    void areKeptWhateverIsOnTheTopicAndAllAreAcknowledged() {
        Random random = new Random(18);
        Mutations mutations = new Mutations(random);
        List<ProducerRecord<byte[], byte[]>> letters = IntStream.range(0, 500)
                .mapToObj(i -> {
                    ProducerRecord<byte[], byte[]> spoilt = mutations.mutated();
                    return new ProducerRecord<>(
                            Topics.DEAD_LETTER, 0, spoilt.timestamp(), spoilt.key(), spoilt.value(), spoilt.headers());
                })
                .toList();

        RecordMetadata last = monitor.send(letters).get(499);

        awaitRow(last, "unknown", "SELECT code");
        assertThat(new Database(dataSource)
                        .rows(
                                "SELECT count(*) FROM dead_letters WHERE original_topic = ? AND original_partition = 0 AND original_offset > ?",
                                Topics.DEAD_LETTER,
                                last.offset() - 500))
                .containsExactly("500");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(KeptLettersTest::isAcknowledged);
    }

    @Test
    void waitInKafkaForTheDatabaseAndAreKeptOnce() {
        RecordMetadata before = send(new ProducerRecord<>(TOPIC, 0, null, bytes(persona), bytes("before")));
        awaitRow(before, "before", "SELECT convert_from(value, 'UTF8')");
        EmbeddedInfrastructure.postgres().crash();
        List<ProducerRecord<byte[], byte[]>> refused = IntStream.range(0, 120)
                .mapToObj(i -> letter(TOPIC, 3, 1_000_000_000L + i))
                .toList();
        try (LoggedFailures log = new LoggedFailures(LetterChannel.class)) {
            monitor.send(refused);
            monitor.send(refused);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> log.lines().stream().anyMatch(line -> line.startsWith("Dead letters wait")));
        } finally {
            EmbeddedInfrastructure.postgres().start();
        }

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows("SELECT count(*) FROM dead_letters WHERE original_partition = 3"))
                        .containsExactly("120"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(KeptLettersTest::isAcknowledged);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
    }

    @Test
    void holdUpNoEventWhileTheyCannotBeKept() throws Exception {
        RecordMetadata refused;
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE dead_letters");

            refused = send(new ProducerRecord<>(TOPIC, 0, null, bytes(persona), bytes("{")));
            monitor.send(Events.counts(persona, "v", 1, 0, Events.now()));

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(new Database(dataSource)
                                    .rows("SELECT variant_id FROM dashboard_events WHERE persona_id = ?", persona))
                            .containsExactly("v"));
            assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
            other.rollback();
        }
        awaitRow(refused, "not_json", "SELECT code");
    }

    @Test
    void areKeptAgainWhenKafkaIsBack() {
        awaitRow(send(new ProducerRecord<>(TOPIC, 0, null, bytes(persona), bytes("{"))), "not_json", "SELECT code");
        EmbeddedInfrastructure.kafka().stop();
        EmbeddedInfrastructure.kafka().start();

        awaitRow(send(new ProducerRecord<>(TOPIC, 0, null, bytes(persona), bytes("["))), "not_json", "SELECT code");
    }

    @Test
    void areReplacedByAnotherRecordOfTheirPlaceAndNotByACopy() {
        LetterId place = Letters.place(EventType.EARLY_KILL, 4_000_000_000L);
        try (Letters letters = new Letters()) {
            letters.write(Letters.letter(place, "internal", persona, "first", RECORD_TIME));
            String receivedAt = Letters.await(place).getString("received_at");
            letters.write(Letters.letter(place, "internal", persona, "first", RECORD_TIME));
            LetterId behind = Letters.place(EventType.EARLY_KILL, 4_000_000_001L);
            letters.write(Letters.letter(behind, "internal", persona, "behind it", RECORD_TIME));
            Letters.await(behind);
            assertThat(Letters.await(place).getString("received_at")).isEqualTo(receivedAt);

            letters.write(Letters.letter(place, "internal", persona, "of a new topic", RECORD_TIME.plusSeconds(1)));
            Letters.await(place, letter -> "of a new topic".equals(letter.getString("value")));
        }
    }

    /** A letter as ingest writes it. */
    private ProducerRecord<byte[], byte[]> letter(String topic, int partition, long offset) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTER, 0, null, bytes(persona), bytes("{}"));
        Map.of(
                        "dead-letter-code",
                        "missing_field",
                        "dead-letter-reason",
                        "test",
                        "original-topic",
                        topic,
                        "original-partition",
                        Integer.toString(partition),
                        "original-offset",
                        Long.toString(offset))
                .forEach((name, value) -> letter.headers().add(name, bytes(value)));
        return letter;
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        return monitor.send(List.of(record)).get(0);
    }

    private void awaitRow(RecordMetadata place, String expected, String columns) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows(
                                        columns
                                                + " FROM dead_letters WHERE original_topic = ? AND original_partition = ? AND original_offset = ?",
                                        place.topic(),
                                        place.partition(),
                                        place.offset()))
                        .containsExactly(expected));
    }

    /** Whether the group has committed the end of every partition that has letters. */
    private static boolean isAcknowledged() throws Exception {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", EmbeddedInfrastructure.kafka().bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                            "variant-dash-ingest-dead-letters")
                    .partitionsToOffsetAndMetadata()
                    .get();
            TopicDescription topic = Objects.requireNonNull(admin.describeTopics(List.of(Topics.DEAD_LETTER))
                    .allTopicNames()
                    .get()
                    .get(Topics.DEAD_LETTER));
            List<TopicPartition> partitions = topic.partitions().stream()
                    .map(partition -> new TopicPartition(Topics.DEAD_LETTER, partition.partition()))
                    .toList();
            for (TopicPartition partition : partitions) {
                long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition)
                        .get()
                        .offset();
                OffsetAndMetadata known = committed.get(partition);
                if (end > 0 && (known == null || known.offset() != end)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
