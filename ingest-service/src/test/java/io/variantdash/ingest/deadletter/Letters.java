package io.variantdash.ingest.deadletter;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Writes dead letters as ingest does, as of records that nobody has, and asks for them as an operator does. */
public final class Letters implements AutoCloseable {

    public static final String ADDRESS = "/api/dead-letters";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", EmbeddedInfrastructure.kafka().bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /** A letter of that persona, whose record has that time. */
    public static ProducerRecord<byte[], byte[]> letter(
            LetterId origin, String code, String persona, String value, Instant recordTime) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTER, 0, null, bytes(persona), bytes(value));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("dead-letter-code", code);
        headers.put("dead-letter-reason", "a test says so");
        headers.put("original-topic", origin.topic());
        headers.put("original-partition", Integer.toString(origin.partition()));
        headers.put("original-offset", Long.toString(origin.offset()));
        headers.put("original-timestamp", Long.toString(recordTime.toEpochMilli()));
        headers.forEach((name, text) -> letter.headers().add(name, bytes(text)));
        return letter;
    }

    /** A place that no record of a test has. */
    public static LetterId place(EventType type, long offset) {
        return new LetterId(type.topic(), 7, offset);
    }

    public void write(ProducerRecord<byte[], byte[]> letter) {
        var unused = producer.send(letter);
        producer.flush();
    }

    /** Waits until a letter is kept, and is as it should be. */
    public static JsonPath await(Object id, Predicate<JsonPath> asExpected) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions() // it is not there yet
                .until(
                        () -> RestAssured.get(ADDRESS + "/" + id),
                        answer -> answer.statusCode() == 200 && asExpected.test(answer.jsonPath()))
                .jsonPath();
    }

    public static JsonPath await(Object id) {
        return await(id, letter -> true);
    }

    /** Asks for a replay until Kafka takes it, as an operator would. */
    public static Response replay(String address) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> RestAssured.post(ADDRESS + address), answer -> answer.statusCode() != 503);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
