package io.variantdash.endtoend.traffic;

import io.variantdash.endtoend.environment.Database;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Personas with one post each, whose counts have the engine raise a suggestion about it and clear it again, as often as
 * wanted. Counts only ever grow, as real ones do. For one thread.
 */
public final class PersonaSuggestions implements AutoCloseable {

    private static final EventCodec CODEC = new EventCodec(Duration.ZERO);
    private static final String TYPE = EventType.OPTIMIZATION_ALERT.wireName();
    private static final String SUGGESTION = "early_kill_candidate";

    private static final int PERSONAS = 24;
    private static final double PREDICTED = 0.05;
    private static final long FIRST_VIEWS = 1_000;

    /** From one time that counts are bad to the next: a hundred views for each of the interactions so far. */
    private static final long GROWTH = 12;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;

    private final Producer<String, byte[]> producer;
    private final Database database;
    private final List<String> personas;
    private long views = FIRST_VIEWS;
    private int cycles;

    /**
     * Posts of new personas.
     *
     * @param name begins the ids of the personas
     */
    public PersonaSuggestions(String bootstrapServers, Database database, String name) throws InterruptedException {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.database = database;
        this.personas = IntStream.range(0, PERSONAS)
                .mapToObj(number -> name + '-' + number)
                .toList();
        Instant posted = now().minus(2, ChronoUnit.HOURS);
        send(personas.stream()
                .map(persona -> (MonitorEvent) new VariantPosted(
                        null, persona, "post", "A post", PREDICTED, null, VariantStatus.ACTIVE, posted, posted))
                .toList());
    }

    public List<String> personas() {
        return personas;
    }

    /** Sends counts on which each post is to be stopped: one view in a hundred interacts. */
    public void spoil() throws InterruptedException {
        sendCounts(views, views / 100);
    }

    /** Sends counts on which nothing is to be done: one view in ten interacts. */
    public void mend() throws InterruptedException {
        long more = views / 5;
        sendCounts(views + more, (views + more) / 10);
        views *= GROWTH;
        cycles++;
    }

    /** Returns when a suggestion stands for every persona. */
    public void awaitRaised() throws InterruptedException {
        await(PERSONAS);
    }

    /** Returns when none stands any more. */
    public void awaitCleared() throws InterruptedException {
        await(0);
    }

    /** Everything that is wrong with the words that were stored, a sentence each. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        long repeated = database.count("""
                SELECT count(*)
                FROM (SELECT event_data ->> 'state' AS state,
                             lag(event_data ->> 'state', 1, 'cleared') OVER (
                                 PARTITION BY persona_id, event_data ->> 'suggestion_id' ORDER BY occurred_at, identity) AS before
                      FROM dashboard_events WHERE event_type = '%s') word
                WHERE state = before""".formatted(TYPE));
        if (repeated > 0) {
            problems.add("%d times a suggestion was raised that stood, or cleared that did not".formatted(repeated));
        }
        for (String state : List.of("raised", "cleared")) {
            long said = database.count("""
                    SELECT count(*) FROM dashboard_events
                    WHERE event_type = '%s' AND event_data ->> 'type' = '%s' AND event_data ->> 'state' = '%s'""".formatted(TYPE, SUGGESTION, state));
            if (said != (long) cycles * PERSONAS) {
                problems.add("%d suggestions were %s, not %d".formatted(said, state, cycles * PERSONAS));
            }
        }
        long other = database.count("""
                SELECT count(*) FROM optimization_alerts alert
                WHERE state <> (SELECT event_data ->> 'state' FROM dashboard_events
                                WHERE event_type = '%s' AND persona_id = alert.persona_id
                                  AND event_data ->> 'suggestion_id' = alert.suggestion_id
                                ORDER BY occurred_at DESC LIMIT 1)""".formatted(TYPE));
        if (other > 0) {
            problems.add("%d suggestions are not in the state of their last word".formatted(other));
        }
        return problems;
    }

    /** How many were raised and cleared. */
    public int episodes() {
        return cycles * PERSONAS;
    }

    @Override
    public void close() {
        producer.close();
    }

    private void await(long standing) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        long count;
        while ((count = standing()) != standing) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d suggestions stand after %d minutes, not %d"
                        .formatted(count, TIMEOUT.toMinutes(), standing));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private long standing() {
        return database.count(
                "SELECT count(*) FROM optimization_alerts WHERE state = 'raised' AND event ->> 'type' = '%s'"
                        .formatted(SUGGESTION));
    }

    private void sendCounts(long seen, long interactions) throws InterruptedException {
        Instant at = now();
        send(personas.stream()
                .map(persona -> (MonitorEvent) new PerformanceUpdate(
                        null, persona, "post", seen, interactions, (double) interactions / seen, at))
                .toList());
    }

    private void send(List<MonitorEvent> events) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (MonitorEvent event : events) {
            sent.add(producer.send(new ProducerRecord<>(event.type().topic(), event.personaId(), CODEC.encode(event))));
        }
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker takes no counts", e.getCause());
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
