package io.variantdash.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON whose strings and numbers have the one form that RFC 8785 allows. Members come in the order of the calls,
 * so a caller that wants a canonical object names them in alphabetical order; trees are sorted here. A member whose value is
 * null is left out.
 */
public final class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(256);

    public JsonText beginObject() {
        return open('{');
    }

    /** Begins a member that is an object. */
    public JsonText beginObject(String name) {
        name(name);
        return open('{');
    }

    public JsonText endObject() {
        text.append('}');
        return this;
    }

    public JsonText beginArray() {
        return open('[');
    }

    public JsonText endArray() {
        text.append(']');
        return this;
    }

    public JsonText member(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            string(value);
        }
        return this;
    }

    public JsonText member(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** A member that is a number; fails with an IllegalArgumentException if that is not finite. */
    public JsonText member(String name, double value) {
        name(name);
        number(value);
        return this;
    }

    public JsonText member(String name, @Nullable Instant value) {
        if (value != null) {
            name(name);
            text.append('"');
            InstantText.append(text, value);
            text.append('"');
        }
        return this;
    }

    public JsonText member(String name, @Nullable JsonNode value) {
        if (value != null) {
            name(name);
            tree(value);
        }
        return this;
    }

    /** A member that is there even without a value. */
    public JsonText nullableMember(String name, @Nullable String value) {
        return value == null ? rawMember(name, "null") : member(name, value);
    }

    /** A member whose value is JSON already. */
    public JsonText rawMember(String name, String json) {
        name(name);
        text.append(json);
        return this;
    }

    /** An element of an array. */
    public JsonText element(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("null");
        } else {
            string(value);
        }
        return this;
    }

    /** An element of an array that is JSON already. */
    public JsonText rawElement(String json) {
        separate();
        text.append(json);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private JsonText open(char bracket) {
        separate();
        text.append(bracket);
        return this;
    }

    /** The names of members are constants of the code, and need no escape. */
    private void name(String name) {
        separate();
        text.append('"').append(name).append("\":");
    }

    private void separate() {
        if (!text.isEmpty()) {
            char last = text.charAt(text.length() - 1);
            if (last != '{' && last != '[' && last != ':') {
                text.append(',');
            }
        }
    }

    private void number(double value) {
        try {
            text.append(NumberToJSON.serializeNumber(value));
        } catch (IOException e) {
            throw new IllegalArgumentException("JSON has no form for " + value, e);
        }
    }

    private void string(String value) {
        text.append('"');
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(value, from, i);
                escaped(c);
                from = i + 1;
            }
        }
        text.append(value, from, value.length()).append('"');
    }

    private void escaped(char c) {
        text.append('\\');
        switch (c) {
            case '"', '\\' -> text.append(c);
            case '\b' -> text.append('b');
            case '\t' -> text.append('t');
            case '\n' -> text.append('n');
            case '\f' -> text.append('f');
            case '\r' -> text.append('r');
            default -> text.append("u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
        }
    }

    private void tree(JsonNode node) {
        if (node.isObject()) {
            beginObject();
            List<String> names = new ArrayList<>(node.size());
            node.fieldNames().forEachRemaining(names::add);
            Collections.sort(names);
            names.forEach(name -> {
                separate();
                string(name);
                text.append(':');
                tree(node.get(name));
            });
            endObject();
        } else if (node.isArray()) {
            beginArray();
            node.forEach(this::treeElement);
            endArray();
        } else if (node.isTextual()) {
            string(node.textValue());
        } else if (node.isNumber()) {
            number(node.doubleValue());
        } else {
            text.append(node.asText());
        }
    }

    private void treeElement(JsonNode element) {
        if (element.isValueNode()) { // others separate themselves
            separate();
        }
        tree(element);
    }
}
