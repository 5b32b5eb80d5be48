package io.variantdash.ingest.deadletter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.deadletter.Letters;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A letter that is sent once more is the same event, however often that is, and tells what became of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class ReplayTest {

    private static final AtomicLong OFFSETS = new AtomicLong(3_000_000_000L);
    private static final EventType COUNTS = EventType.PERFORMANCE_UPDATE;

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private final Instant recordTime = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
    private final Letters letters = new Letters();

    @AfterEach
    void close() {
        letters.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"persona_id\":\"%s\",\"variant_id\":\"v\",\"view_count\":10,\"interaction_count\":1}",
                "\ufeff {\"persona_id\":\"%s\",\"variant_id\":\"v\",\"view_count\":1e1,\"interaction_count\":1,\"other\":[{}]}",
                "{\"updated_at\":null,\"persona_id\":\"%s\",\"variant_id\":\"v\",\"view_count\":10,\"interaction_count\":1}"
            })
    void takesTheTimeOfTheOriginalRecordSoThatItIsTheSameEventEachTime(String form) {
        String value = form.formatted(persona);
        LetterId id = write(COUNTS, value);
        AcceptedEvent event = (AcceptedEvent)
                new EventCodec(Duration.ofDays(30)).decode(COUNTS, value.getBytes(StandardCharsets.UTF_8), recordTime);

        JsonPath first = sent(id);
        JsonPath second = sent(id);

        assertThat(first.getInt("number")).isEqualTo(1);
        assertThat(second.getInt("number")).isEqualTo(2);
        awaitEvents(event.identity().toString());
        assertThat(new Database(dataSource)
                        .rows(
                                "SELECT occurred_at = ?::timestamptz FROM dashboard_events WHERE persona_id = ?",
                                recordTime.toString(),
                                persona))
                .containsExactly("t");
        JsonPath letter = Letters.await(id);
        assertThat(letter.getList("replays.outcome")).containsExactly("sent", "sent");
        assertThat(letter.getList("replays.by")).containsExactly("anonymous", "anonymous");
        assertThat(Instant.parse(letter.getString("replays[1].at"))).isAfter(recordTime);
        assertThat(letter.getString("value")).isEqualTo(value);
    }

    @Test
    void isHarmlessAfterACrashBetweenTheSendingAndItsRecord() {
        LetterId id = write(COUNTS, counts("v"));
        sent(id);
        awaitEvents(1);
        // As it is when the replica ends before it can record the outcome.
        new Database(dataSource)
                .execute("UPDATE dead_letters SET replays = jsonb_set(replays, '{0,outcome}', '\"sending\"')"
                        + " WHERE original_offset = " + id.offset());

        sent(id);
        sent(write(COUNTS, counts("behind-it")));

        awaitEvents(2);
        assertThat(Letters.await(id).getList("replays.outcome")).containsExactly("sending", "sent");
    }

    @Test
    void tellsInItsOwnRowThatItWasRefusedAgain() {
        LetterId id = write(EventType.EARLY_KILL, "{\"persona_id\":\"%s\"}".formatted(persona));

        sent(id);
        JsonPath once = Letters.await(id, letter -> "refused".equals(letter.getString("replays[0].outcome")));
        assertThat(once.getString("code")).isEqualTo("missing_field");
        assertThat(once.getString("reason")).isEqualTo("variant_id is missing; it is required");
        assertThat(once.getString("replays[0].code")).isEqualTo("missing_field");
        assertThat(once.getString("value")).isEqualTo("{\"persona_id\":\"%s\"}".formatted(persona));
        assertThat(Instant.parse(once.getString("refused_at"))).isAfter(Instant.parse(once.getString("received_at")));
        sent(id);
        Letters.await(id, letter -> "refused".equals(letter.getString("replays[1].outcome")));

        assertThat(rows("SELECT original_offset FROM dead_letters WHERE persona_id = ?"))
                .containsExactly(Long.toString(id.offset()));
    }

    @Test
    void isNoWordOnTheLetterOfAnotherWhereNothingWasReplayed() {
        LetterId other = write(EventType.EARLY_KILL, "{\"persona_id\":\"%s\"}".formatted(persona));
        ProducerRecord<byte[], byte[]> forged =
                new ProducerRecord<>(EventType.EARLY_KILL.topic(), 0, null, null, "{".getBytes(StandardCharsets.UTF_8));
        forged.headers()
                .add("replayed-letter", other.toString().getBytes(StandardCharsets.UTF_8))
                .add("replay-number", new byte[] {'1'});
        RecordMetadata place;
        try (Monitor monitor = new Monitor()) {
            place = monitor.send(List.of(forged)).get(0);
        }

        JsonPath own = Letters.await(new LetterId(place.topic(), place.partition(), place.offset()));

        assertThat(own.getString("code")).isEqualTo("not_json");
        assertThat(Letters.await(other).getString("reason")).isEqualTo("a test says so");
    }

    @Test
    void isNotPossibleWithoutTheWholeValue() {
        RecordMetadata place;
        try (Monitor monitor = new Monitor()) {
            place = monitor.send(List.of(new ProducerRecord<>(COUNTS.topic(), 0, null, null, new byte[300_000])))
                    .get(0);
        }
        LetterId id = new LetterId(place.topic(), place.partition(), place.offset());
        assertThat(Letters.await(id).getBoolean("truncated")).isTrue();

        assertThat(problem(Letters.replay("/" + id + "/replay"), 409)).contains("300000 bytes");
    }

    @Test
    void isNotPossibleWhereItsTimeIsNotKnown() {
        var letter = Letters.letter(next(COUNTS), "invalid_record_time", persona, counts("v"), Instant.EPOCH);
        letters.write(letter);
        LetterId id = new LetterId(COUNTS.topic(), 7, OFFSETS.get());
        assertThat(Letters.await(id).getString("record_time")).isNull();

        assertThat(problem(Letters.replay("/" + id + "/replay"), 409)).contains("names no time");
        assertThat(Letters.await(id).getList("replays")).isEmpty();
    }

    @Test
    void isNotPossibleWhereItComesFromNoTopicOfAMonitor() {
        LetterId id = new LetterId(Topics.DASHBOARD_UPDATES, 7, OFFSETS.incrementAndGet());
        letters.write(Letters.letter(id, "unknown", persona, "{}", recordTime));
        Letters.await(id);

        assertThat(problem(Letters.replay("/" + id + "/replay"), 409)).contains("no topic");
    }

    @Test
    void canBeTriedAgainAfterKafkaDidNotTakeIt() {
        LetterId id = write(COUNTS, counts("v"));
        EmbeddedInfrastructure.kafka().stop();
        try {
            Response answer = RestAssured.post(Letters.ADDRESS + "/" + id + "/replay");
            problem(answer, 503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            Response all = RestAssured.post(Letters.ADDRESS + "/replay?persona_id=" + persona);
            assertThat(all.jsonPath().getBoolean("complete")).isFalse();
            assertThat(all.jsonPath().getList("dead_letters.outcome")).containsExactly("not_sent");
        } finally {
            EmbeddedInfrastructure.kafka().start(); // other classes use it as well
        }
        assertThat(Letters.await(id).getList("replays.outcome")).containsExactly("not_sent", "not_sent");

        sent(id);
        awaitEvents(1);
    }

    @Test
    void isPossibleForAllThatAFilterMeansAfterADryRun() {
        for (int i = 0; i < 5; i++) {
            write(COUNTS, counts("v" + i));
        }
        LetterId without = next(COUNTS);
        letters.write(Letters.letter(without, "not_storable", persona, counts("none"), Instant.EPOCH));
        Letters.await(without);
        String all = "/replay?limit=4&persona_id=" + persona;

        JsonPath dry = Letters.replay(all + "&dry_run=true").jsonPath();
        assertThat(dry.getBoolean("dry_run")).isTrue();
        assertThat(dry.getList("dead_letters.outcome"))
                .containsExactly("not_replayable", "would_be_sent", "would_be_sent", "would_be_sent");
        assertThat(rows("SELECT count(*) FROM dead_letters WHERE replays <> '[]' AND persona_id = ?"))
                .containsExactly("0");
        JsonPath first = Letters.replay(all).jsonPath();
        assertThat(first.getList("dead_letters.outcome")).containsExactly("not_replayable", "sent", "sent", "sent");
        assertThat(first.getBoolean("complete")).isFalse();
        JsonPath last = Letters.replay(all + "&cursor=" + first.getString("next_cursor"))
                .jsonPath();
        assertThat(last.getList("dead_letters.outcome")).containsExactly("sent", "sent");
        assertThat(last.getBoolean("complete")).isTrue();

        awaitEvents(5);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing/replay, 400",
        "/monitor.early-kill-5-77777/replay, 404",
        "/monitor.early-kill-5-77777/replay?dry_run=true, 400",
        "/replay?perosna_id=ava, 400",
        "/replay?dry_run=yes, 400",
        "/replay?dry_run=true&dry_run=false, 400",
        "/replay?limit=501, 400",
        "/replay?code=none, 400",
    })
    void refusesWhatItCannotUnderstand(String address, int status) {
        problem(RestAssured.post(Letters.ADDRESS + address), status);
    }

    private String counts(String variant) {
        return "{\"persona_id\":\"%s\",\"variant_id\":\"%s\",\"view_count\":10,\"interaction_count\":1}"
                .formatted(persona, variant);
    }

    private LetterId write(EventType type, String value) {
        LetterId id = next(type);
        letters.write(Letters.letter(id, "not_storable", persona, value, recordTime));
        Letters.await(id);
        return id;
    }

    private static LetterId next(EventType type) {
        return Letters.place(type, OFFSETS.incrementAndGet());
    }

    private static JsonPath sent(LetterId id) {
        Response answer = Letters.replay("/" + id + "/replay");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("outcome")).isEqualTo("sent");
        return answer.jsonPath();
    }

    private static String problem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        return answer.jsonPath().getString("detail");
    }

    private List<String> rows(String sql) {
        return new Database(dataSource).rows(sql, persona);
    }

    private void awaitEvents(String... identities) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rows("SELECT identity FROM dashboard_events WHERE persona_id = ?"))
                        .containsExactly(identities));
    }

    private void awaitEvents(int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rows("SELECT count(*) FROM dashboard_events WHERE persona_id = ?"))
                        .containsExactly(Integer.toString(count)));
    }
}
