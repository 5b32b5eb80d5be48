package io.variantdash.ingest.gateway;

import io.opentelemetry.api.trace.SpanContext;
import io.variantdash.event.EventType;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.erased.ErasedPersonas;
import io.variantdash.ingest.gateway.idempotency.KnownRequest;
import io.variantdash.ingest.gateway.idempotency.RequestKey;
import io.variantdash.ingest.gateway.idempotency.RequestStore;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.variantdash.ingest.gateway.transaction.EventWriter;
import io.variantdash.ingest.observe.EventCounts;
import io.variantdash.ingest.observe.IngestMetrics;
import io.variantdash.ingest.observe.TraceHeaders;
import io.variantdash.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accepts the events of a request, all or none: accepted is what Kafka has confirmed. */
@ApplicationScoped
class EventIntake {

    private static final int UNPROCESSABLE = 422;

    private record Request(EventType type, List<byte[]> events, SpanContext trace) {}

    private final EventCodec codec;
    private final EventWriter writer;
    private final RequestStore requests;
    private final ErasedPersonas erased;
    private final IngestMetrics metrics;
    private final Clock clock = Clock.systemUTC();

    EventIntake(
            IngestConfiguration configuration,
            EventWriter writer,
            RequestStore requests,
            ErasedPersonas erased,
            IngestMetrics metrics) {
        codec = new EventCodec(configuration.retention());
        this.writer = writer;
        this.requests = requests;
        this.erased = erased;
        this.metrics = metrics;
    }

    /**
     * Accepts the events.
     *
     * @param trace which the records go on with; invalid if there is none
     * @param key the sender's name for the request, by which a retry is known; null if there is none
     * @return the answer, as JSON
     * @throws RefusedRequest if an event breaks the contract, the key was used for something else, or Kafka or the database
     *     cannot take the request
     */
    String accept(EventType type, List<byte[]> events, @Nullable RequestKey key, SpanContext trace) {
        Request request = new Request(type, events, trace);
        if (key == null) {
            return write(type, received(request, now()));
        }
        KnownRequest known = requests.find(key);
        return known == null ? acceptFirst(request, key) : acceptAgain(request, key, known);
    }

    /** A request that is refused leaves its key free, for it to be mended and sent again. */
    private String acceptFirst(Request request, RequestKey key) {
        Instant receivedAt = now();
        ReceivedEvents received = received(request, receivedAt);
        if (received.erased() > 0 && received.records().isEmpty()) {
            return write(request.type(), received); // nothing is kept, so nothing is remembered
        }
        if (requests.remember(key, receivedAt, received.personas())) {
            return write(request.type(), received, key);
        }
        KnownRequest known = requests.find(key); // a copy was faster
        if (known == null) {
            throw RefusedRequest.unavailable("The key of the request is just being forgotten; send it again.");
        }
        return acceptAgain(request, key, known);
    }

    private String acceptAgain(Request request, RequestKey key, KnownRequest known) {
        if (!known.bodyHash().equals(key.bodyHash())) {
            throw RefusedRequest.with(Problem.of(
                    UNPROCESSABLE,
                    "The Idempotency-Key was given to another request, at %s; a retry must be the same, and another request needs a key of its own."
                            .formatted(known.receivedAt())));
        }
        String answer = known.answer();
        return answer == null ? write(request.type(), received(request, known.receivedAt()), key) : answer;
    }

    private ReceivedEvents received(Request request, Instant receivedAt) {
        ReceivedEvents received = ReceivedEvents.of(request.type(), request.events(), receivedAt, codec, erased);
        received.records().forEach(record -> TraceHeaders.write(request.trace(), record.headers()));
        return received;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String write(EventType type, ReceivedEvents received, RequestKey key) {
        String answer = write(type, received);
        requests.answered(key, answer);
        return answer;
    }

    private String write(EventType type, ReceivedEvents received) {
        metrics.erased(EventCounts.of(Stream.generate(() -> type).limit(received.erased())));
        if (received.records().isEmpty()) {
            return answer(received);
        }
        switch (writer.write(received.records())) {
            case WRITTEN -> {}
            case NOT_WRITTEN ->
                throw RefusedRequest.unavailable(
                        "Kafka cannot take the events now. Nothing was written; send them again.");
            case UNKNOWN ->
                throw RefusedRequest.unavailable(
                        "Kafka did not confirm the events in time: all of them were written, or none. Send them again.");
        }
        return answer(received);
    }

    private static String answer(ReceivedEvents received) {
        JsonText identities = new JsonText().beginArray();
        received.identities().forEach(identity -> identities.element(identity.toString()));
        return new JsonText()
                .beginObject()
                .member("status", "accepted")
                .rawMember("identities", identities.endArray().toString())
                .endObject()
                .toString();
    }
}
