package io.variantdash.event.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes typed fields out of a JSON object; a field that is null counts as absent. Ends at the first breach. */
public class FieldReader {

    /** The largest count, and the largest integer that every JSON reader keeps exactly. */
    static final long MAX_COUNT = (1L << 53) - 1;

    private final JsonNode message;
    private final TimeWindow window;

    public FieldReader(JsonNode message, TimeWindow window) {
        this.message = message;
        this.window = window;
    }

    public String text(String field) throws InvalidEventException {
        JsonNode node = required(field);
        String text = textOf(field, node);
        if (text.isBlank()) {
            throw new InvalidEventException(RejectionCode.BLANK_FIELD, field + " is blank; give it a text");
        }
        return text;
    }

    /** A text that says nothing counts as absent. */
    public @Nullable String optionalText(String field) throws InvalidEventException {
        JsonNode node = optional(field);
        String text = node == null ? null : textOf(field, node);
        return text == null || text.isBlank() ? null : text;
    }

    public String id(String field) throws InvalidEventException {
        return Identifier.check(field, text(field));
    }

    public @Nullable String optionalId(String field) throws InvalidEventException {
        String id = optionalText(field);
        return id == null ? null : Identifier.check(field, id);
    }

    /** The producer's name for the event may be any text, even a blank one, up to the length of an id. */
    public @Nullable String eventId() throws InvalidEventException {
        JsonNode node = optional("event_id");
        return node == null ? null : Identifier.checkLength("event_id", textOf("event_id", node));
    }

    public long count(String field) throws InvalidEventException {
        JsonNode node = required(field);
        if (!isWhole(node)) {
            throw wrongType(field, "a whole number", node);
        }
        if (!node.canConvertToLong() || node.longValue() < 0 || node.longValue() > MAX_COUNT) {
            throw outOfRange(field, node, "0.." + MAX_COUNT);
        }
        return node.longValue();
    }

    public double rate(String field) throws InvalidEventException {
        return rateOf(field, required(field));
    }

    public @Nullable Double optionalRate(String field) throws InvalidEventException {
        JsonNode node = optional(field);
        return node == null ? null : rateOf(field, node);
    }

    /** A time of any age. */
    public Instant time(String field) throws InvalidEventException {
        return window.notAhead(field, timeOf(field, required(field)));
    }

    /** A time of any age. */
    public @Nullable Instant optionalTime(String field) throws InvalidEventException {
        JsonNode node = optional(field);
        return node == null ? null : window.notAhead(field, timeOf(field, node));
    }

    /** The time by which the event is filed: not older than what is kept, and the record's where it is absent. */
    public Instant ownTime(String field) throws InvalidEventException {
        JsonNode node = optional(field);
        return node == null ? window.standIn(field) : window.kept(field, timeOf(field, node));
    }

    public <E extends Enum<E>> E constant(String field, Function<E, String> wireName, Collection<E> allowed)
            throws InvalidEventException {
        return constantOf(text(field), field, wireName, allowed);
    }

    public <E extends Enum<E>> @Nullable E optionalConstant(
            String field, Function<E, String> wireName, Collection<E> allowed) throws InvalidEventException {
        String text = optionalText(field);
        return text == null ? null : constantOf(text, field, wireName, allowed);
    }

    public @Nullable JsonNode optionalObject(String field) throws InvalidEventException {
        JsonNode node = optional(field);
        if (node != null && !node.isObject()) {
            throw wrongType(field, "an object", node);
        }
        return node;
    }

    /** Refuses what several fields say together. */
    public void refuse(String field, RejectionCode code, String reason) throws InvalidEventException {
        throw new InvalidEventException(code, field, reason);
    }

    private JsonNode required(String field) throws InvalidEventException {
        JsonNode node = optional(field);
        if (node == null) {
            throw new InvalidEventException(RejectionCode.MISSING_FIELD, field + " is missing; it is required");
        }
        return node;
    }

    private @Nullable JsonNode optional(String field) {
        JsonNode node = message.get(field);
        return node == null || node.isNull() ? null : node;
    }

    private static String textOf(String field, JsonNode node) throws InvalidEventException {
        if (!node.isTextual()) {
            throw wrongType(field, "a text", node);
        }
        return node.textValue();
    }

    private static boolean isWhole(JsonNode node) {
        if (!node.isNumber() || node.isIntegralNumber()) {
            return node.isNumber();
        }
        // Scale first: stripping the zeros of 1E-999999999 or expanding 1E+999999999 would take for ever.
        BigDecimal number = node.decimalValue();
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static double rateOf(String field, JsonNode node) throws InvalidEventException {
        if (!node.isNumber()) {
            throw wrongType(field, "a number", node);
        }
        double rate = node.doubleValue();
        if (!(rate >= 0 && rate <= 1)) {
            throw outOfRange(field, node, "0..1");
        }
        return rate + 0.0; // -0.0 becomes 0.0
    }

    private static Instant timeOf(String field, JsonNode node) throws InvalidEventException {
        if (!node.isTextual()) {
            throw wrongType(field, "a text with " + EventTime.FORM, node);
        }
        return EventTime.parse(field, node.textValue());
    }

    private static <E extends Enum<E>> E constantOf(
            String text, String field, Function<E, String> wireName, Collection<E> allowed)
            throws InvalidEventException {
        for (E constant : allowed) {
            if (wireName.apply(constant).equals(text)) {
                return constant;
            }
        }
        throw new InvalidEventException(
                RejectionCode.UNKNOWN_VALUE,
                "%s is '%s'; allowed are %s"
                        .formatted(
                                field,
                                Excerpt.of(text),
                                allowed.stream().map(wireName).collect(Collectors.joining(", "))));
    }

    private static InvalidEventException wrongType(String field, String expected, JsonNode node) {
        return new InvalidEventException(
                RejectionCode.WRONG_TYPE, "%s is %s; it must be %s".formatted(field, Excerpt.describe(node), expected));
    }

    private static InvalidEventException outOfRange(String field, JsonNode node, String allowed) {
        return new InvalidEventException(
                RejectionCode.OUT_OF_RANGE,
                "%s is %s; it must lie in %s".formatted(field, Excerpt.of(node.asText()), allowed));
    }
}
