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
import io.variantdash.event.field.Excerpt;
import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.RejectionCode;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the JSON object of a message, or says what the bytes are instead. */
final class MessageParser {

    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    // Names whose hashes meet would be refused by what records before left in the table of symbols;
                    // without
                    // this the table is given up, and the verdict depends on the record alone.
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(EventCodec.MAX_DEPTH)
                            .maxNameLength(EventCodec.MAX_BYTES)
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

    private MessageParser() {}

    static JsonNode parse(byte @Nullable [] value) throws InvalidEventException {
        if (value == null) {
            throw noValue();
        }
        if (value.length > EventCodec.MAX_BYTES) {
            throw new InvalidEventException(
                    RejectionCode.TOO_LARGE,
                    "The value has %d bytes; at most %d are allowed".formatted(value.length, EventCodec.MAX_BYTES));
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
                : Excerpt.describe(message);
    }

    private static InvalidEventException noValue() {
        return new InvalidEventException(RejectionCode.NOT_JSON, "The record has no value; send a JSON object");
    }

    private static InvalidEventException constraintBroken(StreamConstraintsException e) {
        return e.getOriginalMessage().contains("nesting depth")
                ? new InvalidEventException(
                        RejectionCode.TOO_DEEP,
                        "The value is nested deeper than %d levels".formatted(EventCodec.MAX_DEPTH))
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
