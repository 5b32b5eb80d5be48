package io.variantdash.ingest.consume;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.DecodedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.codec.RefusedMessage;
import io.variantdash.event.codec.RejectedEvent;
import io.variantdash.event.field.RecordTime;
import io.variantdash.ingest.erased.ErasedPersonas;
import io.variantdash.ingest.publish.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one poll say.
 *
 * @param events the accepted events, each with the record that it came from
 * @param deadLetters the records that were refused
 * @param erased the types of records of erased personas, of which nothing else is kept
 * @param bytes the size of all of them in Kafka
 */
record DecodedRecords(List<Received> events, List<DeadLetter> deadLetters, List<EventType> erased, long bytes) {

    /** An event and its record, which is needed should the database refuse the event. */
    record Received(AcceptedEvent event, ConsumerRecord<byte[], byte[]> record) {

        static List<Received> without(List<Received> events, Set<String> personas) {
            return personas.isEmpty()
                    ? events
                    : events.stream()
                            .filter(received ->
                                    !personas.contains(received.event().event().personaId()))
                            .toList();
        }

        /** When Kafka took the events of some identities; of copies the last. Timestamps that cannot be right are left out. */
        static Map<UUID, Long> kafkaTimes(List<Received> events, Set<UUID> identities) {
            Map<UUID, Long> times = new HashMap<>(2 * identities.size());
            for (Received received : events) {
                long timestamp = received.record().timestamp();
                UUID identity = received.event().identity();
                if (identities.contains(identity) && RecordTime.isPlausible(timestamp)) {
                    times.merge(identity, timestamp, Math::max);
                }
            }
            return times;
        }
    }

    static DecodedRecords decode(
            ConsumerRecords<byte[], byte[]> records, EventCodec codec, ErasedPersonas erasedPersonas) {
        List<Received> events = new ArrayList<>(records.count());
        List<DeadLetter> deadLetters = new ArrayList<>();
        List<EventType> erased = new ArrayList<>();
        long bytes = 0;
        for (TopicPartition partition : records.partitions()) {
            EventType type = EventType.ofTopic(partition.topic()).orElseThrow();
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                bytes += record.serializedKeySize() + record.serializedValueSize();
                DecodedEvent decoded = codec.decode(type, record.value(), Instant.ofEpochMilli(record.timestamp()));
                if (!erasedPersonas.isEmpty() && erasedPersonas.contains(persona(decoded, record))) {
                    erased.add(type);
                } else if (decoded instanceof AcceptedEvent accepted) {
                    events.add(new Received(accepted, record));
                } else if (decoded instanceof RejectedEvent rejected) {
                    deadLetters.add(new DeadLetter(record, rejected));
                }
            }
        }
        return new DecodedRecords(events, deadLetters, erased, bytes);
    }

    /** Whom a record is of; of one that is refused, as far as it can be told. */
    private static @Nullable String persona(DecodedEvent decoded, ConsumerRecord<byte[], byte[]> record) {
        return decoded instanceof AcceptedEvent accepted
                ? accepted.event().personaId()
                : RefusedMessage.personaId(record.key(), record.value()).orElse(null);
    }
}
