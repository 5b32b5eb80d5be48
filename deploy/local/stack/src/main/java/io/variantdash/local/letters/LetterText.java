package io.variantdash.local.letters;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;

/** Letters for people. What a record holds may be anything, and must not command the terminal. */
final class LetterText {

    private static final List<String> FIELDS = List.of(
            "id", "code", "reason", "persona_id", "received_at", "refused_at", "record_time", "value_size", "key");

    private LetterText() {}

    static void list(JsonNode page, PrintWriter out) {
        for (JsonNode letter : page.path("dead_letters")) {
            out.printf(
                    "%s  %s  %s%n    %s: %s%n",
                    text(letter, "received_at"),
                    text(letter, "id"),
                    text(letter, "persona_id"),
                    text(letter, "code"),
                    text(letter, "reason"));
        }
        if (page.path("dead_letters").isEmpty()) {
            out.println("There are none.");
        }
        if (page.hasNonNull("next_cursor")) {
            out.printf("There are more: --cursor %s%n", text(page, "next_cursor"));
        }
    }

    static void show(JsonNode letter, PrintWriter out) {
        FIELDS.forEach(field -> out.printf("%-12s %s%n", field, text(letter, field)));
        for (JsonNode header : letter.path("headers")) {
            String value = header.hasNonNull("value_base64") ? "value_base64" : "value";
            out.printf("%-12s %s: %s%n", "header", text(header, "name"), text(header, value));
        }
        for (JsonNode replay : letter.path("replays")) {
            out.printf(
                    "%-12s %s by %s: %s %s%n",
                    "replay " + text(replay, "number"),
                    text(replay, "at"),
                    text(replay, "by"),
                    text(replay, "outcome"),
                    replay.hasNonNull("reason") ? text(replay, "reason") : "");
        }
        out.println(letter.path("truncated").asBoolean() ? "value, its beginning:" : "value:");
        out.println(text(letter, letter.hasNonNull("value") ? "value" : "value_base64"));
    }

    static void replayed(JsonNode letter, PrintWriter out) {
        out.printf(
                "%-14s %s  %s%n",
                text(letter, "outcome"), text(letter, "id"), letter.hasNonNull("detail") ? text(letter, "detail") : "");
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        String text = value.isNull() || value.isMissingNode() ? "-" : value.asText();
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> clean.appendCodePoint(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c));
        return clean.toString();
    }
}
