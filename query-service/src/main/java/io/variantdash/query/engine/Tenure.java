package io.variantdash.query.engine;

import io.variantdash.event.AlertState;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.query.engine.parameters.ParametersProgress;
import io.variantdash.query.optimization.learning.Learnt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * The time in which this replica alone decides about the personas of one partition. It begins by putting an end to the one
 * before (a transactional id of its own for each partition), and then waits until all that was published before is stored:
 * what the database says of a persona's alerts is the truth from then on, but for what this tenure published itself and
 * ingest-service has yet to store.
 */
final class Tenure implements AutoCloseable {

    /** It only writes: the retention is for reading. */
    private static final EventCodec CODEC = new EventCodec(Duration.ZERO);

    private final int partition;
    private final Producer<String, byte[]> producer;

    /** By persona and suggestion: what was published and is not known to be stored. */
    private final Map<String, Map<String, Published>> published = new HashMap<>();

    /** Under what each persona was decided about last. */
    private final Map<String, Learnt> decidedUnder = new HashMap<>();

    private @Nullable Map<TopicPartition, Long> waitingFor;
    private @Nullable Map<TopicPartition, Long> learntBefore;

    /** The last word on a suggestion. */
    record Published(AlertState state, Instant at) {}

    /** Ends every tenure of this partition before. */
    Tenure(int partition, Producer<String, byte[]> producer) {
        this.partition = partition;
        this.producer = producer;
        producer.initTransactions();
    }

    int partition() {
        return partition;
    }

    /** Whether it may decide: all that was raised before it began has been stored. */
    boolean isSettled(AlertTopic topic) {
        if (waitingFor == null) {
            waitingFor = topic.ends();
        }
        if (!waitingFor.isEmpty() && topic.isStored(waitingFor)) {
            waitingFor = Map.of();
        }
        return waitingFor.isEmpty();
    }

    /** Whether this replica knows all that was learnt before the tenure began, so that its own versions are greater. */
    boolean knowsWhatWasLearnt(AlertTopic topic, ParametersProgress progress) {
        if (learntBefore == null) {
            learntBefore = topic.endsOfParameters();
        }
        return progress.hasReached(learntBefore);
    }

    /** Under what the persona was decided about last in this tenure; null where it has not been yet. */
    @Nullable Learnt decidedUnder(String personaId) {
        return decidedUnder.get(personaId);
    }

    /** Remembers under what the persona has been decided about. */
    void decided(String personaId, Learnt learnt) {
        decidedUnder.put(personaId, learnt);
    }

    /**
     * Has every replica forget what was learnt of a persona, and forgets what this tenure told of it.
     *
     * @throws TenureEndedException as {@link #publish}
     * @throws KafkaException as {@link #publish}
     */
    void forget(String personaId) {
        inTransaction(() -> send(Topics.DASHBOARD_PARAMETERS, personaId, null));
        published.remove(personaId);
        decidedUnder.remove(personaId);
    }

    /** What was published of a persona and is not stored yet. */
    Map<String, Published> unstored(String personaId) {
        return published.getOrDefault(personaId, Map.of());
    }

    /** Forgets what the database has by now. */
    void stored(String personaId, Map<String, Instant> alerts) {
        Map<String, Published> ours = published.get(personaId);
        if (ours == null) {
            return;
        }
        alerts.forEach((id, at) -> {
            Published mine = ours.get(id);
            if (mine != null && !at.isBefore(mine.at())) {
                ours.remove(id);
            }
        });
        if (ours.isEmpty()) {
            published.remove(personaId);
        }
    }

    /**
     * Publishes all or nothing.
     *
     * @param learnt the record by which the changes were decided, where it is a new one
     *
     * @throws TenureEndedException where another tenure of the partition has begun
     * @throws KafkaException where Kafka is away; the tenure is over then, and the next one ends what this one left open
     */
    void publish(List<AlertChange> changes, Optional<NewParameters> learnt) {
        inTransaction(() -> write(changes, learnt));
        for (AlertChange change : changes) {
            published
                    .computeIfAbsent(change.alert().personaId(), persona -> new HashMap<>())
                    .put(
                            change.suggestionId(),
                            new Published(change.state(), change.alert().raisedAt()));
        }
    }

    private void write(List<AlertChange> changes, Optional<NewParameters> learnt) {
        learnt.ifPresent(fitted -> send(
                Topics.DASHBOARD_PARAMETERS, fitted.personaId(), fitted.json().getBytes(StandardCharsets.UTF_8)));
        for (AlertChange change : changes) {
            send(EventType.OPTIMIZATION_ALERT.topic(), change.alert().personaId(), CODEC.encode(change.alert()));
        }
    }

    private void inTransaction(Runnable writing) {
        try {
            producer.beginTransaction();
            writing.run();
            producer.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new TenureEndedException(e);
        }
    }

    private void send(String topic, String personaId, byte @Nullable [] value) {
        var unused = producer.send(new ProducerRecord<>(topic, personaId, value));
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
