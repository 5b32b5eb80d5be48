package io.variantdash.event.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.field.Excerpt;
import io.variantdash.event.field.FieldReader;
import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.RecordTime;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.event.field.TimeWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    // Names whose hashes meet would be refused by what records before left in the table of symbols;
                    // without
                    // this the table is given up, and the verdict depends on the record alone.
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(MAX_BYTES)
                            .build())
                    // NaN and Infinity are refused below, by name: "not JSON" would send people looking for a bracket.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** What Jackson says of the source of a message, in which only the place means something to people. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)]");

    /** What Jackson says of a field that is there twice. */
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)' for `", Pattern.DOTALL);

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
            JsonNode message = parse(value);
            CharacterCheck.of(message);
            TimeWindow window = TimeWindow.around(recordTime, retention);
            MonitorEvent event = new EventReader(new FieldReader(message, window)).read(type);
            return AcceptedEvent.of(event, window.keeps(event.occurredAt()));
        } catch (InvalidEventException e) {
            return new RejectedEvent(e.code(), e.reason());
        } catch (RuntimeException | StackOverflowError e) { // too deep for the stack is what a record can be
            return RejectedEvent.internal(e);
        }
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
            JsonNode fields = JSON.readTree(canonicalFields);
            return new EventReader(new FieldReader(fields, TimeWindow.UNBOUNDED), personaId, eventId).read(type);
        } catch (InvalidEventException e) {
            throw new IllegalArgumentException("Stored " + type.wireName() + " is unreadable: " + e.reason(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Stored " + type.wireName() + " is not JSON", e);
        }
    }

    static JsonNode parse(byte @Nullable [] value) throws InvalidEventException {
        if (value == null) {
            throw noValue();
        }
        if (value.length > MAX_BYTES) {
            throw new InvalidEventException(
                    RejectionCode.TOO_LARGE,
                    "The value has %d bytes; at most %d are allowed".formatted(value.length, MAX_BYTES));
        }
        checkEncoding(value);
        JsonNode message = tree(value);
        if (message.isMissingNode()) {
            throw noValue();
        }
        if (!message.isObject()) {
            throw new InvalidEventException(
                    RejectionCode.NOT_AN_OBJECT, "The value is %s; send a JSON object".formatted(notAnObject(message)));
        }
        return message;
    }

    /**
     * Leaves Jackson nothing to guess: it takes for UTF-8 what begins with four bytes of which none is zero, and fails in
     * ways of its own on much that is not.
     */
    private static void checkEncoding(byte[] value) throws InvalidEventException {
        int invalid = Utf8.firstInvalid(value);
        int zero = zeroAmongFirst(value);
        if (invalid < 0 && zero < 0) {
            return;
        }
        String foreign = ForeignFormat.recognise(value);
        if (foreign == null) {
            foreign = invalid < 0
                    ? "has a zero byte at index %d".formatted(zero)
                    : "is not UTF-8, as the byte 0x%02X at index %d shows".formatted(value[invalid], invalid);
        }
        throw notJson(foreign);
    }

    private static int zeroAmongFirst(byte[] value) {
        for (int i = 0; i < Math.min(value.length, 4); i++) {
            if (value[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static JsonNode tree(byte[] value) throws InvalidEventException {
        try {
            return JSON.readTree(value);
        } catch (StreamConstraintsException e) {
            throw constraintBroken(e);
        } catch (JsonProcessingException e) {
            String foreign = ForeignFormat.recognise(value);
            throw foreign == null ? notJson(e) : notJson(foreign);
        } catch (IOException e) {
            throw notJson("cannot be read: " + e.getMessage());
        }
    }

    private static String notAnObject(JsonNode message) {
        return message.isTextual() && message.textValue().stripLeading().startsWith("{")
                ? "a text that holds JSON, so it was encoded twice"
                : FieldReader.describe(message);
    }

    private static InvalidEventException noValue() {
        return new InvalidEventException(RejectionCode.NOT_JSON, "The record has no value; send a JSON object");
    }

    private static InvalidEventException constraintBroken(StreamConstraintsException e) {
        return e.getOriginalMessage().contains("nesting depth")
                ? new InvalidEventException(
                        RejectionCode.TOO_DEEP, "The value is nested deeper than %d levels".formatted(MAX_DEPTH))
                : new InvalidEventException(
                        RejectionCode.OUT_OF_RANGE,
                        "A number is longer than the %d characters that are allowed"
                                .formatted(StreamReadConstraints.DEFAULT_MAX_NUM_LEN));
    }

    private static InvalidEventException notJson(JsonProcessingException e) {
        var location = e.getLocation();
        String place = location == null
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        Matcher duplicate = DUPLICATE.matcher(e.getOriginalMessage());
        if (e instanceof MismatchedInputException && duplicate.lookingAt()) {
            return new InvalidEventException(
                    RejectionCode.DUPLICATE_FIELD,
                    Excerpt.of(duplicate.group(1)),
                    "The field '%s' is there twice; which of them counts would be chance, so send it once"
                            .formatted(Excerpt.of(duplicate.group(1))));
        }
        String problem = e instanceof MismatchedInputException
                ? "something follows after its end"
                : SOURCE.matcher(e.getOriginalMessage()).replaceAll("$1");
        return new InvalidEventException(
                RejectionCode.NOT_JSON, "The value is not JSON%s: %s".formatted(place, problem));
    }

    private static InvalidEventException notJson(String foreign) {
        return new InvalidEventException(
                RejectionCode.NOT_JSON,
                "The value is not JSON: it %s; send a JSON object as UTF-8 text".formatted(foreign));
    }
}
