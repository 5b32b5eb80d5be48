package io.variantdash.ingest.gateway.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EventType;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing of a transaction that was not committed is ever stored, and it holds back nobody for long. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class TransactionalProducerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();
    private final String transactionalId = "test-" + UUID.randomUUID();
    private final TransactionalProducer producer = newProducer();

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void abortsWhatIsGivenUpAfterItWasSent() throws TimeoutException {
        AtomicReference<@Nullable Attempt> givenUp = new AtomicReference<>();
        Attempt attempt = new Attempt(List.of(record("given-up-1"), record("given-up-2")), PATIENCE, () -> {
            Attempt current = givenUp.get();
            assertThat(current == null || current.giveUp()).isTrue(); // while the producer waits for the brokers
            return System.nanoTime();
        });
        givenUp.set(attempt);

        producer.write(attempt);
        producer.write(attempt("taken"));

        awaitStored("taken");
    }

    @Test
    void writesNothingOfWhatIsGivenUpBefore() throws TimeoutException {
        Attempt attempt = attempt("given-up");
        assertThat(attempt.giveUp()).isTrue();

        producer.write(attempt);
        producer.write(attempt("taken"));

        assertThat(attempt.beginCommit()).isFalse();
        awaitStored("taken");
    }

    @Test
    void cannotBeGivenUpOnceTheBrokersWereAskedToCommit() throws TimeoutException {
        Attempt attempt = attempt("taken");

        producer.write(attempt);

        assertThat(attempt.giveUp()).isFalse();
        awaitStored("taken");
    }

    /** As after a crash: the restarted replica has the same transactional id. */
    @Test
    void endsWhatItsPredecessorLeftOpenAndShutsItOut() throws TimeoutException {
        producer.write(attempt("before"));
        try (TransactionalProducer successor = newProducer()) {
            successor.write(attempt("after"));

            assertThat(catchThrowable(() -> producer.write(attempt("zombie")))).isInstanceOf(KafkaException.class);
            awaitStored("after", "before");
        }
    }

    private Attempt attempt(String variant) {
        return new Attempt(List.of(record(variant)), PATIENCE, System::nanoTime);
    }

    private ProducerRecord<byte[], byte[]> record(String variant) {
        ProducerRecord<byte[], byte[]> record = Monitor.record(Events.counts(persona, variant, 1, 0, Events.now()));
        assertThat(record.topic()).isEqualTo(EventType.PERFORMANCE_UPDATE.topic());
        return record;
    }

    private TransactionalProducer newProducer() {
        return new TransactionalProducer(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        EmbeddedInfrastructure.kafka().bootstrapServers()),
                transactionalId,
                PATIENCE);
    }

    private void awaitStored(String... variants) {
        Awaitility.await()
                .atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows(
                                        "SELECT variant_id FROM dashboard_events WHERE persona_id = ? ORDER BY 1",
                                        persona))
                        .containsExactly(variants));
    }
}
