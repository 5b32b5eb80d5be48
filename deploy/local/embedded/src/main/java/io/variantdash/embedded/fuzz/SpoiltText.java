package io.variantdash.embedded.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts for parameters and fields: as the document wants them about half of the time, else as it does not. */
final class SpoiltText {

    private static final List<String> STRANGE = List.of(
            "",
            " ",
            ".",
            "..",
            "../../etc/passwd",
            "..%2f..",
            "\u0000",
            "\u0001",
            "\u007f",
            "\u0085",
            "\u200b",
            "\u202e",
            "\ufeff",
            "\ud800",
            "\ud83d\ude00",
            "a\u0301",
            "*",
            "%",
            "%zz",
            "%C0%AF",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "' OR 1=1 --",
            "\\",
            "\"",
            "<script>",
            "=1+1",
            "null",
            "true",
            "NaN",
            "Infinity",
            "-0",
            "1e999999999",
            "0x10",
            "9223372036854775808",
            "-9223372036854775809",
            "0000-01-01T00:00:00Z",
            "2026-01-31T10:00:00Z",
            "2026-02-30T10:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "2026-01-31T10:00:00+18:00",
            "W/\"x\", *",
            "bytes=0-0,-1",
            "gzip;q=2, *;q=0",
            "text/csv;q=1, */*;q=0.1");

    private static final int LONG = 3_000;

    private final Chance chance;
    private final List<String> names;

    /** With names of personas, which are tried wherever a text can stand. */
    SpoiltText(Chance chance, List<String> names) {
        this.chance = chance;
        this.names = List.copyOf(names);
    }

    /** For a place of that name, which the schema describes. */
    String value(String name, JsonNode schema, JsonNode example) {
        return chance.oneOf(2) ? wanted(name, schema, example) : unwanted(schema, example);
    }

    /** Anything. */
    String any() {
        return switch (chance.below(5)) {
            case 0 -> chance.any(names);
            case 1 -> new String(chance.noise(chance.below(40)), StandardCharsets.ISO_8859_1);
            case 2 -> new String(chance.noise(chance.below(40)), StandardCharsets.UTF_16);
            case 3 -> chance.any(STRANGE).repeat(chance.oneOf(10) ? LONG / 10 : 1);
            default -> chance.any(STRANGE);
        };
    }

    private String wanted(String name, JsonNode schema, JsonNode example) {
        if (name.startsWith("persona") && !chance.oneOf(10)) {
            return chance.any(names);
        }
        if (schema.has("enum")) {
            return chance.any(texts(schema.path("enum")));
        }
        if (schema.path("type").asText().equals("integer")) {
            int least = schema.path("minimum").asInt();
            return String.valueOf(
                    least + chance.below(Math.max(1, schema.path("maximum").asInt(1_000) - least)));
        }
        if (example.isArray() && !example.isEmpty()) {
            return chance.any(texts(example));
        }
        return example.isValueNode() ? example.asText() : any();
    }

    private String unwanted(JsonNode schema, JsonNode example) {
        return switch (chance.below(4)) {
            case 0 -> String.valueOf(schema.path("maximum").asLong() + 1);
            case 1 -> String.valueOf(schema.path("minimum").asLong() - 1);
            case 2 -> changed(example.isValueNode() ? example.asText() : chance.any(names));
            default -> any();
        };
    }

    /** With a character more, less or another one. */
    String changed(String text) {
        if (text.isEmpty()) {
            return "x";
        }
        int at = chance.below(text.length());
        char other = (char) chance.below(chance.oneOf(4) ? Character.MAX_VALUE : 128);
        return switch (chance.below(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + other + text.substring(at);
            default -> text.substring(0, at) + other + text.substring(at + 1);
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
