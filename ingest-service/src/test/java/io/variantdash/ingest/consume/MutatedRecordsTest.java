package io.variantdash.ingest.consume;

import static io.restassured.RestAssured.get;
import static io.variantdash.ingest.support.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.DecodedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.codec.RejectedEvent;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.Mutations;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand records that were spoilt at random, twice as many with {@code -Pfull}, among valid ones, through the real
 * loop: each is stored or refused exactly as the codec says, all of their neighbours are stored, and nothing ends.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class MutatedRecordsTest {

    private static final int MUTATIONS = Boolean.getBoolean("test.full") ? 20_000 : 5_000;
    private static final int MUTATIONS_PER_NEIGHBOUR = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Inject
    DataSource dataSource;

    private final EventCodec codec = new EventCodec(Duration.ofDays(30));
    private final long seed = Long.getLong("mutations.seed", new Random().nextLong());

    /** What must become of the records: identities in the audit trail, and dead letters with code and reason by origin. */
    private final Set<String> stored = new HashSet<>();

    private final Map<String, String> refused = new HashMap<>();

    @Test
    void areStoredOrRefusedAsTheCodecSaysAndNothingEnds() {
        Mutations mutations = new Mutations(new Random(seed));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < MUTATIONS; i++) {
            if (i % MUTATIONS_PER_NEIGHBOUR == 0) {
                records.add(mutations.valid());
            }
            records.add(mutations.mutated());
        }
        try (Monitor monitor = new Monitor();
                TopicReader deadLetters = new TopicReader(Topics.DEAD_LETTER)) {
            List<RecordMetadata> origins = monitor.send(records);
            for (int i = 0; i < records.size(); i++) {
                expect(records.get(i), origins.get(i));
            }
            assertThat(stored).as("seed %d", seed).hasSizeGreaterThan(MUTATIONS / MUTATIONS_PER_NEIGHBOUR);
            assertThat(refused).as("seed %d", seed).hasSizeGreaterThan(MUTATIONS / 4);

            Awaitility.await("dead letters, seed " + seed)
                    .atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(deadLetters.read(letter -> true)).hasSize(refused.size()));
            Map<String, String> told = new HashMap<>();
            deadLetters.read(letter -> true).forEach(letter -> told.put(origin(letter), verdict(letter)));
            assertThat(told).as("seed %d", seed).isEqualTo(refused);
            Awaitility.await("stored events, seed " + seed)
                    .atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(missing()).isEmpty());
        }
        assertThat(get("/q/health/live").statusCode()).as("seed %d", seed).isEqualTo(200);
    }

    private Set<String> missing() {
        Set<String> missing = new HashSet<>(stored);
        new Database(dataSource).rows("SELECT identity FROM dashboard_events").forEach(missing::remove);
        return missing;
    }

    private void expect(ProducerRecord<byte[], byte[]> record, RecordMetadata origin) {
        EventType type = EventType.ofTopic(record.topic()).orElseThrow();
        DecodedEvent verdict = codec.decode(type, record.value(), Instant.ofEpochMilli(record.timestamp()));
        if (verdict instanceof AcceptedEvent accepted) {
            if (accepted.audited()) { // a post whose time was spoilt may be too old for the trail
                stored.add(accepted.identity().toString());
            }
        } else if (verdict instanceof RejectedEvent rejected) {
            assertThat(rejected.code()).as("seed %d", seed).isNotEqualTo(RejectionCode.INTERNAL);
            refused.put(
                    origin.topic() + "-" + origin.partition() + "@" + origin.offset(),
                    rejected.code().wireName() + ": " + rejected.reason());
        }
    }

    private static String origin(ConsumerRecord<byte[], byte[]> letter) {
        return header(letter, "original-topic") + "-" + header(letter, "original-partition") + "@"
                + header(letter, "original-offset");
    }

    private static String verdict(ConsumerRecord<byte[], byte[]> letter) {
        return header(letter, "dead-letter-code") + ": " + header(letter, "dead-letter-reason");
    }
}
