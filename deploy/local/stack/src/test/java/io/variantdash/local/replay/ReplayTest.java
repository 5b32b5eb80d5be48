package io.variantdash.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.event.EventType;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.local.log.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays into a real broker and database; the test itself takes the place of the ingest service. */
class ReplayTest {

    private static final Instant END = Instant.parse("2026-01-31T10:00:00Z");
    private static final int EVENTS = 2 * (1 + Arrivals.UPDATES);

    private static PostgresServer postgres;
    private static KafkaBroker kafka;

    @TempDir
    Path directory;

    @BeforeAll
    static void startServers() {
        postgres = PostgresServer.builder().fast().start();
        kafka = KafkaBroker.builder().start();
        kafka.createTopics(2);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.username(), postgres.password())
                .load()
                .migrate();
    }

    @AfterAll
    static void stopServers() {
        kafka.close();
        postgres.close();
    }

    @BeforeEach
    void startEmpty() throws SQLException {
        execute("TRUNCATE variants, variant_monitoring");
    }

    @Test
    void isDoneWhenEverythingIsStored() throws Exception {
        Replay replay = replay();

        CompletableFuture<Void> playing = play(replay);
        List<ConsumerRecord<byte[], byte[]>> records;
        try (KafkaConsumer<byte[], byte[]> ingest = ingest()) {
            records = take(ingest, EVENTS);
            storeVariants();
            assertThat(playing).isNotDone();
            ingest.commitSync();
        }

        assertThat(playing).succeedsWithin(2, TimeUnit.MINUTES);
        assertThat(replay.size()).isEqualTo(EVENTS);
        assertThat(records).allSatisfy(ReplayTest::carriesItsOwnTime);
    }

    @Test
    void failsWhereAVariantDidNotArrive() {
        CompletableFuture<Void> playing = play(replay());
        try (KafkaConsumer<byte[], byte[]> ingest = ingest()) {
            take(ingest, EVENTS);
            ingest.commitSync();
        }

        assertThatThrownBy(playing::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("Only 0 of 2 variants arrived")
                .hasMessageContaining("monitor.dead-letter");
    }

    private static void carriesItsOwnTime(ConsumerRecord<byte[], byte[]> record) {
        EventType type = EventType.ofTopic(record.topic()).orElseThrow();
        Instant time = Instant.ofEpochMilli(record.timestamp());
        assertThat(new EventCodec(Duration.ofDays(30)).decode(type, record.value(), time))
                .isInstanceOfSatisfying(AcceptedEvent.class, accepted -> {
                    assertThat(accepted.event().occurredAt()).isEqualTo(time);
                    assertThat(new String(record.key(), StandardCharsets.UTF_8))
                            .isEqualTo(accepted.event().personaId());
                });
    }

    private Replay replay() {
        try {
            Path file = Files.writeString(directory.resolve("variants.csv"), """
                    test_id,variant_no,test_week,headline,impressions,clicks
                    t1,1,201401,One headline,1000,10
                    t1,2,201401,Another headline,1000,20
                    """);
            return Replay.of(file, END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<Void> play(Replay replay) {
        return CompletableFuture.runAsync(() -> {
            try {
                replay.play(kafka, postgres, Speed.MAX, Console.silent());
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static KafkaConsumer<byte[], byte[]> ingest() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "variant-dash-ingest",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(
                Arrays.stream(EventType.values()).map(EventType::topic).toList());
        return consumer;
    }

    private static List<ConsumerRecord<byte[], byte[]>> take(KafkaConsumer<byte[], byte[]> consumer, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (records.size() < count) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    private static void storeVariants() throws SQLException {
        execute("""
                INSERT INTO variants (persona_id, id, status, posted_at)
                VALUES ('t1', '1', 'active', now()), ('t1', '2', 'active', now());
                INSERT INTO variant_monitoring (persona_id, variant_id, status, status_known, last_updated)
                VALUES ('t1', '1', 'active', true, '%1$s'), ('t1', '2', 'active', true, '%1$s')
                """.formatted(END));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
