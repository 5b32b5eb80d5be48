package io.variantdash.event.field;

import com.fasterxml.jackson.databind.JsonNode;

/** What a reason quotes of a message, so short that it stays a sentence. */
public final class Excerpt {

    private static final int LENGTH = 60;

    private Excerpt() {}

    /** A text, or its beginning where it is long. */
    public static String of(String text) {
        if (text.length() <= LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
        return text.substring(0, end) + "…";
    }

    /** What a value is, in words for an error: its kind and, where that is short, the value. */
    public static String describe(JsonNode node) {
        String kind = switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "the number";
            case BOOLEAN -> "the boolean";
            default -> "null";
        };
        return node.isNumber() || node.isBoolean() ? kind + " " + of(node.asText()) : kind;
    }
}
