package io.variantdash.embedded.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests for the operations of an OpenAPI document: right, nearly right and wrong, in the address, the headers and the
 * body. A new operation or parameter is tried by itself. The same seed gives the same requests, except for times of the day.
 * For one thread.
 */
public final class OpenApiRequests {

    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    private record Operation(String path, String method, JsonNode description) {}

    private final JsonNode document;
    private final Chance chance;
    private final SpoiltText texts;
    private final SpoiltJson bodies;
    private final List<Operation> operations = new ArrayList<>();

    /**
     * Of a document.
     *
     * @param text the document as JSON: a tree would be of another class loader's where an application under test reads it
     * @param names of personas, which are tried wherever a text can stand
     */
    public OpenApiRequests(String text, long seed, List<String> names) {
        this.document = parsed(text);
        this.chance = new Chance(seed);
        this.texts = new SpoiltText(chance, names);
        this.bodies = new SpoiltJson(document, chance, texts);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> entry.getValue().has("responses"))
                        .forEach(entry -> operations.add(new Operation(
                                path.getKey(), entry.getKey().toUpperCase(Locale.ROOT), entry.getValue()))));
    }

    private static JsonNode parsed(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    /** How many operations there are. */
    public int operations() {
        return operations.size();
    }

    /** The next request, with header lines that it has in any case. */
    public FuzzedRequest next(String... headerLines) {
        Operation operation = chance.any(operations);
        List<JsonNode> parameters = parameters(operation);
        String method = chance.oneOf(12) ? chance.any(HttpParts.METHODS) : operation.method();
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target(operation, parameters))
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        boolean upgrade = method.equals("GET") && operation.path().contains("/ws/") && !chance.oneOf(3);
        head.append(upgrade ? HttpParts.UPGRADE : "Connection: close\r\n");
        headers(parameters).forEach(line -> head.append(line).append("\r\n"));
        if (chance.oneOf(25)) {
            return new FuzzedRequest(operation.path(), head + chance.any(HttpParts.SHAPES), new byte[0]);
        }
        JsonNode contents = operation.description().at("/requestBody/content");
        byte[] body = contents.isEmpty() ? new byte[0] : body(contents, head);
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        return new FuzzedRequest(operation.path(), head.toString(), body);
    }

    /** What a reference leads to, or the node itself. */
    static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private byte[] body(JsonNode contents, StringBuilder head) {
        Map.Entry<String, JsonNode> content = chance.any(List.copyOf(contents.properties()));
        head.append("Content-Type: ").append(content.getKey()).append("\r\n");
        byte[] body = bodies.body(content.getValue().path("schema"));
        if (chance.oneOf(6)) {
            head.append("Content-Encoding: gzip\r\n");
            return chance.oneOf(4) ? body : SpoiltJson.packed(body);
        }
        return body;
    }

    private String target(Operation operation, List<JsonNode> parameters) {
        Matcher places = PLACE.matcher(operation.path());
        String path =
                places.replaceAll(place -> Matcher.quoteReplacement(encoded(value(named(parameters, place.group(1))))));
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : parameters) {
            boolean wanted = parameter.path("required").asBoolean() ? !chance.oneOf(15) : chance.oneOf(3);
            if (parameter.path("in").asText().equals("query") && wanted) {
                for (int times = chance.oneOf(10) ? 2 : 1; times > 0; times--) {
                    query.add(parameter.path("name").asText() + "=" + encoded(value(parameter)));
                }
            }
        }
        if (chance.oneOf(10)) {
            query.add(encoded(texts.any()) + (chance.oneOf(2) ? "=" + encoded(texts.any()) : ""));
        }
        String before = chance.oneOf(40) ? "http://elsewhere.example" : "";
        String target = before + path + (query.isEmpty() ? "" : "?" + String.join(chance.oneOf(20) ? ";" : "&", query));
        return chance.oneOf(15) ? onOneLine(texts.changed(target)) : target;
    }

    private List<String> headers(List<JsonNode> parameters) {
        List<String> lines = new ArrayList<>();
        for (JsonNode parameter : parameters) {
            if (parameter.path("in").asText().equals("header") && chance.oneOf(3)) {
                lines.add(parameter.path("name").asText() + ": " + onOneLine(value(parameter)));
            }
        }
        while (chance.oneOf(3)) {
            lines.add(chance.any(HttpParts.HEADERS) + ": " + onOneLine(texts.any()));
        }
        return lines;
    }

    private String value(JsonNode parameter) {
        JsonNode schema = resolved(document, parameter.path("schema"));
        return texts.value(parameter.path("name").asText(), schema, parameter.path("example"));
    }

    private List<JsonNode> parameters(Operation operation) {
        List<JsonNode> parameters = new ArrayList<>();
        operation.description().path("parameters").forEach(parameter -> parameters.add(resolved(document, parameter)));
        return parameters;
    }

    private static JsonNode named(List<JsonNode> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The document does not describe " + name));
    }

    /** As an address holds it, mostly. */
    private String encoded(String text) {
        if (chance.oneOf(8)) {
            return onOneLine(text);
        }
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(chance.oneOf(20) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(octet) || octet == '-' || octet == '_' || octet == '.';
            encoded.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
        }
        return encoded.toString();
    }

    /** So that there is one request, and its end is known. */
    private static String onOneLine(String text) {
        return text.replaceAll("[\r\n]", " ");
    }
}
