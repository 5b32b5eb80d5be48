package io.variantdash.ingest.consume;

import static io.variantdash.ingest.support.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of invalid record of the contract, through Kafka: a dead letter with its reason, and its neighbours stored. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class InvalidRecordsTest {

    @Inject
    DataSource dataSource;

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

    static Stream<Arguments> invalidRecords() {
        String soon = Instant.now().plus(Duration.ofMinutes(6)).toString();
        String longAgo = Instant.now().minus(Duration.ofDays(31)).toString();
        return Stream.of(
                invalid("not JSON", "not_json", "not JSON", EventType.EARLY_KILL, "{\"persona_id\": "),
                invalid("not UTF-8 text", "not_json", "not JSON", EventType.EARLY_KILL, "plain text"),
                invalid("empty value", "not_json", "no value", EventType.EARLY_KILL, ""),
                invalid("an array", "not_an_object", "an array", EventType.EARLY_KILL, "[]"),
                performance("missing persona", "missing_field", "persona_id", "\"persona_id\":null"),
                performance("blank variant", "blank_field", "variant_id", "\"variant_id\":\" \\t\""),
                performance("text as count", "wrong_type", "view_count", "\"view_count\":\"100\""),
                performance("fraction as count", "wrong_type", "view_count", "\"view_count\":100.5"),
                performance("number as id", "wrong_type", "variant_id", "\"variant_id\":7"),
                performance("NaN", "not_finite", "engagement_rate", "\"engagement_rate\":NaN"),
                performance("Infinity", "not_finite", "engagement_rate", "\"engagement_rate\":-Infinity"),
                performance("negative count", "out_of_range", "interaction_count", "\"interaction_count\":-1"),
                performance(
                        "more interactions than views",
                        "interactions_exceed_views",
                        "101",
                        "\"interaction_count\":101"),
                performance("rate above 1", "out_of_range", "engagement_rate", "\"engagement_rate\":1.01"),
                performance("negative rate", "out_of_range", "engagement_rate", "\"engagement_rate\":-0.01"),
                performance("long id", "too_long", "variant_id", "\"variant_id\":\"" + "x".repeat(129) + "\""),
                performance(
                        "control character in id", "forbidden_character", "variant_id", "\"variant_id\":\"a\\u0007\""),
                performance("count above 2^53-1", "out_of_range", "view_count", "\"view_count\":9007199254740992"),
                performance("time ahead", "time_ahead", "updated_at", "\"updated_at\":\"" + soon + "\""),
                performance("time too old", "time_too_old", "updated_at", "\"updated_at\":\"" + longAgo + "\""),
                performance(
                        "time without offset", "invalid_time", "updated_at", "\"updated_at\":\"2026-01-31T10:00:00\""),
                performance("over 256 KiB", "too_large", "262144", "\"note\":\"" + "x".repeat(256 * 1024) + "\""),
                performance("deep nesting", "too_deep", "64", "\"note\":" + "[".repeat(64) + "]".repeat(64)),
                performance("NUL in an unknown field", "forbidden_character", "NUL", "\"note\":\"a\\u0000b\""),
                performance("lone surrogate", "forbidden_character", "surrogate", "\"note\":\"\\ud800\""),
                performance("a field twice", "duplicate_field", "note", "\"note\":1,\"note\":1"),
                performance("wrong topic", "wrong_event_type", "early_kill", "\"event_type\":\"early_kill\""),
                invalid(
                        "unknown status",
                        "unknown_value",
                        "active, paused, completed",
                        EventType.VARIANT_POSTED,
                        "{\"persona_id\":\"p\",\"variant_id\":\"v\",\"content\":\"c\",\"predicted_er\":0.1,\"status\":\"gone\","
                                + "\"posted_at\":\"" + Instant.now() + "\"}"),
                invalid(
                        "post without time",
                        "missing_field",
                        "posted_at",
                        EventType.VARIANT_POSTED,
                        "{\"persona_id\":\"p\",\"variant_id\":\"v\",\"content\":\"c\",\"predicted_er\":0.1}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidRecords")
    void deadLettersTheRecordAndStoresItsNeighbours(
            String kind, String code, String named, EventType type, String value) {
        String persona = Events.persona();
        monitor.send(Events.counts(persona, "before", 10, 1, Events.now()));
        RecordMetadata poison = monitor.send(type, value);
        monitor.send(Events.counts(persona, "after", 10, 1, Events.now()));

        ConsumerRecord<byte[], byte[]> letter =
                deadLetters.await(1, from(poison)).get(0);
        assertThat(letter.value()).isEqualTo(value.getBytes(StandardCharsets.UTF_8));
        assertThat(header(letter, "dead-letter-code")).isEqualTo(code);
        assertThat(header(letter, "dead-letter-reason")).contains(named);
        assertThat(header(letter, "original-topic")).isEqualTo(type.topic());
        assertThat(header(letter, "original-partition")).isEqualTo(Integer.toString(poison.partition()));
        awaitVariants(persona, "after", "before");
        assertThat(deadLetters.read(from(poison))).hasSize(1);
    }

    @Test
    void keepsAWholePollOfPoisonApartFromWhatIsValid() {
        String persona = Events.persona();
        List<RecordMetadata> poison = Stream.of("{", "[]", "null", "{}")
                .map(value -> {
                    monitor.send(
                            Events.counts(persona, "variant" + value.length() + value.charAt(0), 1, 0, Events.now()));
                    return monitor.send(EventType.PATTERN_FATIGUE, value);
                })
                .toList();
        for (RecordMetadata record : poison) {
            assertThat(deadLetters.await(1, from(record))).hasSize(1);
        }
        awaitVariants(persona, "variant1{", "variant2[", "variant2{", "variant4n");
    }

    @Test
    void shortensALetterThatItsHeadersMakeTooLargeForTheBroker() {
        String value = "{" + " ".repeat(1_048_400); // the broker takes 1,048,588 bytes with everything
        RecordMetadata poison = monitor.send(EventType.PERFORMANCE_UPDATE, value);

        ConsumerRecord<byte[], byte[]> letter =
                deadLetters.await(1, from(poison)).get(0);

        assertThat(value.getBytes(StandardCharsets.UTF_8)).startsWith(letter.value());
        assertThat(letter.value()).hasSize(EventCodec.MAX_BYTES);
        assertThat(header(letter, "original-size")).isEqualTo("1048401");
        assertThat(header(letter, "dead-letter-code")).isEqualTo("too_large");
    }

    private void awaitVariants(String persona, String... variants) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows(
                                        "SELECT variant_id FROM variant_monitoring WHERE persona_id = ? ORDER BY 1",
                                        persona))
                        .containsExactly(variants));
    }

    private static java.util.function.Predicate<ConsumerRecord<byte[], byte[]>> from(RecordMetadata original) {
        return letter -> header(letter, "original-topic").equals(original.topic())
                && header(letter, "original-offset").equals(Long.toString(original.offset()));
    }

    private static Arguments invalid(String kind, String code, String named, EventType type, String value) {
        return arguments(kind, code, named, type, value);
    }

    /** A performance update that is valid but for one member. */
    private static Arguments performance(String kind, String code, String named, String member) {
        String name = member.substring(0, member.indexOf(':') + 1);
        String others = Stream.of(
                        "\"persona_id\":\"p\"", "\"variant_id\":\"v\"", "\"view_count\":100", "\"interaction_count\":1")
                .filter(other -> !other.startsWith(name))
                .collect(Collectors.joining(","));
        return invalid(kind, code, named, EventType.PERFORMANCE_UPDATE, "{" + others + "," + member + "}");
    }
}
