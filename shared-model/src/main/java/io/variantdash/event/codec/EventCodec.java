package io.variantdash.event.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.field.FieldReader;
import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.RecordTime;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.event.field.TimeWindow;
import io.variantdash.event.plain.PlainUpdateReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes events as JSON. The verdict on a record depends on the record and the retention alone, so a replay
 * gives the same verdicts. Safe for use by several threads.
 */
public final class EventCodec {

    /** The largest message, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    /** The deepest nesting of objects and arrays, the message itself included. */
    public static final int MAX_DEPTH = 64;

    private static final ThreadLocal<PlainUpdateReader> PLAIN_UPDATES = ThreadLocal.withInitial(PlainUpdateReader::new);

    private final Duration retention;

    /**
     * A codec for one retention.
     *
     * @param retention how much older than its record an event may be; a post may be older, but is not audited then
     */
    public EventCodec(Duration retention) {
        this.retention = retention;
    }

    /**
     * Reads a record of the topic of {@code type}. There is a verdict for any bytes and times: an unforeseen failure is
     * refused as {@link RejectionCode#INTERNAL}, with the failure. Only what is not the record's fault is thrown: errors
     * of the virtual machine.
     *
     * @param recordTime the record's Kafka timestamp: absent times take it, others are held against it. One that cannot
     *     be right (see {@link RecordTime}) is used for neither.
     */
    public DecodedEvent decode(EventType type, byte @Nullable [] value, Instant recordTime) {
        try {
            TimeWindow window = TimeWindow.around(recordTime, retention);
            Instant recordedAt = RecordTime.isPlausible(recordTime) ? recordTime : null;
            AcceptedEvent plain = type == EventType.PERFORMANCE_UPDATE ? plainUpdate(value, window, recordedAt) : null;
            return plain != null ? plain : decodeAny(type, value, window, recordedAt);
        } catch (InvalidEventException e) {
            return new RejectedEvent(e.code(), e.reason());
        } catch (RuntimeException | StackOverflowError e) { // too deep for the stack is what a record can be
            return RejectedEvent.internal(e);
        }
    }

    static AcceptedEvent decodeAny(
            EventType type, byte @Nullable [] value, TimeWindow window, @Nullable Instant recordedAt)
            throws InvalidEventException {
        JsonNode message = MessageParser.parse(value);
        CharacterCheck.of(message);
        MonitorEvent event = new EventReader(new FieldReader(message, window)).read(type);
        return AcceptedEvent.of(event, window.keeps(event.occurredAt()), recordedAt);
    }

    /** The event of a record that has nothing unusual; null for any other. */
    private static @Nullable AcceptedEvent plainUpdate(
            byte @Nullable [] value, TimeWindow window, @Nullable Instant recordedAt) {
        if (value == null || value.length > MAX_BYTES) {
            return null;
        }
        PlainUpdateReader reader = PLAIN_UPDATES.get();
        PerformanceUpdate event = reader.read(value, window);
        return event == null
                ? null
                : new AcceptedEvent(event, EventIdentity.of(reader), reader.canonicalFields(), true, recordedAt);
    }

    /**
     * All that is wrong with a record that {@link #decode} refuses, the reason of the refusal first. For people who send
     * events and can be told; costs more than a verdict.
     *
     * @return empty for a record that is an event
     */
    public List<EventFault> faults(EventType type, byte @Nullable [] value, Instant recordTime) {
        return FaultCollector.faults(type, value, TimeWindow.around(recordTime, retention));
    }

    /** Writes an event as a monitor sends it. */
    public byte[] encode(MonitorEvent event) {
        return EventFields.message(event).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads an event back from its stored parts.
     *
     * @param canonicalFields see {@link AcceptedEvent#canonicalFields()}
     * @throws IllegalArgumentException if the parts are not those of an event
     */
    public MonitorEvent restore(EventType type, String personaId, @Nullable String eventId, String canonicalFields) {
        try {
            JsonNode fields = MessageParser.JSON.readTree(canonicalFields);
            return new EventReader(new FieldReader(fields, TimeWindow.UNBOUNDED), personaId, eventId).read(type);
        } catch (InvalidEventException e) {
            throw new IllegalArgumentException("Stored " + type.wireName() + " is unreadable: " + e.reason(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Stored " + type.wireName() + " is not JSON", e);
        }
    }
}
