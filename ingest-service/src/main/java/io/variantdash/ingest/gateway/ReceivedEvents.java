package io.variantdash.ingest.gateway;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.DecodedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.codec.EventFault;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.ingest.erased.ErasedPersonas;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.Problem.Fault;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The events of a request, all of which keep the contract, as the records that will be written. A record has the time of
 * the request, and its value names every time of the event, so that every reader comes to the same identity.
 *
 * @param identities of all events
 * @param records of those whose persona is not erased: of the others nothing is kept, in Kafka neither
 * @param personas of the records
 * @param erased how many events of erased personas there are
 */
record ReceivedEvents(
        List<UUID> identities, List<ProducerRecord<byte[], byte[]>> records, Set<String> personas, int erased) {

    /**
     * Asks the codec for its verdict on each event.
     *
     * @param receivedAt in milliseconds, as Kafka's timestamps are
     * @throws RefusedRequest with all faults of all events, if there are any
     */
    static ReceivedEvents of(
            EventType type, List<byte[]> events, Instant receivedAt, EventCodec codec, ErasedPersonas erasedPersonas) {
        List<UUID> identities = new ArrayList<>(events.size());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size());
        Set<String> personas = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            byte[] sent = events.get(index);
            DecodedEvent verdict = codec.decode(type, sent, receivedAt);
            byte[] value = verdict instanceof AcceptedEvent accepted ? codec.encode(accepted.event()) : sent;
            if (!(verdict instanceof AcceptedEvent accepted)) {
                for (EventFault fault : codec.faults(type, sent, receivedAt)) {
                    faults.add(new Fault(index, fault.field(), fault.code().wireName(), fault.reason()));
                }
            } else if (value.length > EventCodec.MAX_BYTES) {
                faults.add(tooLarge(index, value.length));
            } else {
                String persona = accepted.event().personaId();
                identities.add(accepted.identity());
                if (!erasedPersonas.contains(persona)) {
                    personas.add(persona);
                    records.add(record(type, persona, value, receivedAt));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw RefusedRequest.with(new Problem(
                    400,
                    "Nothing is accepted; faults: %d, events: %d.".formatted(faults.size(), events.size()),
                    faults));
        }
        return new ReceivedEvents(identities, records, personas, identities.size() - records.size());
    }

    private static ProducerRecord<byte[], byte[]> record(
            EventType type, String personaId, byte[] value, Instant receivedAt) {
        return new ProducerRecord<>(
                type.topic(), null, receivedAt.toEpochMilli(), personaId.getBytes(StandardCharsets.UTF_8), value);
    }

    /** Numbers of the form 1e20 grow when they are written out. */
    private static Fault tooLarge(int index, int bytes) {
        return new Fault(
                index,
                null,
                RejectionCode.TOO_LARGE.wireName(),
                "The event takes %d bytes in Kafka; at most %d are allowed".formatted(bytes, EventCodec.MAX_BYTES));
    }
}
