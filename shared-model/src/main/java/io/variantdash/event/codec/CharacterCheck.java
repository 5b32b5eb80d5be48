package io.variantdash.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.event.field.Excerpt;
import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.RejectionCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what no part of a message may hold, unknown fields included: characters that PostgreSQL cannot store (NUL,
 * half a surrogate pair) and numbers that no double can hold.
 */
final class CharacterCheck {

    private CharacterCheck() {}

    static void of(JsonNode message) throws InvalidEventException {
        Breach breach = find(message);
        if (breach != null) {
            String place = breach.path.isEmpty() ? "The message" : Excerpt.of(breach.path);
            String field = breach.path.isEmpty() ? null : Excerpt.of(breach.path);
            throw new InvalidEventException(breach.code, field, place + " " + breach.problem);
        }
    }

    private static @Nullable Breach find(JsonNode node) {
        if (node.isTextual()) {
            return forbidden("", node.textValue());
        }
        if (node.isNumber()) {
            return inNumber(node.doubleValue());
        }
        if (node.isObject()) {
            return inObject(node);
        }
        return node.isArray() ? inArray(node) : null;
    }

    private static @Nullable Breach inObject(JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            Breach name = forbidden("a field name with ", field.getKey());
            if (name != null) {
                return name;
            }
            Breach value = find(field.getValue());
            if (value != null) {
                return value.at(field.getKey());
            }
        }
        return null;
    }

    private static @Nullable Breach inArray(JsonNode array) {
        for (int i = 0; i < array.size(); i++) {
            Breach element = find(array.get(i));
            if (element != null) {
                return element.at("[" + i + "]");
            }
        }
        return null;
    }

    private static @Nullable Breach inNumber(double number) {
        return Double.isFinite(number)
                ? null
                : new Breach(
                        RejectionCode.NOT_FINITE,
                        "",
                        "is not a finite number; NaN, Infinity and numbers beyond ±1.8e308 are not allowed");
    }

    private static @Nullable Breach forbidden(String holder, String text) {
        String character = forbiddenCharacter(text);
        return character == null
                ? null
                : new Breach(
                        RejectionCode.FORBIDDEN_CHARACTER,
                        "",
                        "has " + holder + character + ", which is not allowed in any text");
    }

    private static @Nullable String forbiddenCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "a NUL character at index " + i;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return "half a surrogate pair at index " + i;
                }
                i++;
            }
        }
        return null;
    }

    /** What was found; its path grows on the way out, so that a message without a breach pays nothing for it. */
    private record Breach(RejectionCode code, String path, String problem) {

        Breach at(String step) {
            String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
            return new Breach(code, step + separator + path, problem);
        }
    }
}
