package io.variantdash.query.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every address that the service answers: those of the OpenAPI document, and those of its files and of Quarkus. */
public final class Routes {

    private static final List<String> OTHERS = List.of(
            "/index.html",
            "/p/ava",
            "/first.js",
            "/asyncapi.yaml",
            "/assets/app-B5x1k2Qz.js",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/metrics",
            "/q/openapi");

    private Routes() {}

    /** With the document's examples in the places of parameters that are required. */
    public static Stream<String> all() {
        return Stream.concat(
                paths().map(path -> address(path, Map.of("variant_id", "var_123", "persona_id", "ava"))),
                OTHERS.stream());
    }

    /** As they stand in the document. */
    public static Stream<String> paths() {
        return Contract.document().path("paths").propertyStream().map(Map.Entry::getKey);
    }

    /** Those that read the database for their answer. */
    public static Stream<String> api() {
        return paths().filter(path -> path.startsWith("/api/") && !path.equals("/api/sign-in"));
    }

    public static Stream<String> pathsWithPersona() {
        return paths().filter(path -> path.contains("{persona_id}"));
    }

    /** The address of a path with these values, encoded already, and the required parameters of the query. */
    public static String address(String path, Map<String, String> encoded) {
        String address = path;
        for (Map.Entry<String, String> value : encoded.entrySet()) {
            address = address.replace("{" + value.getKey() + "}", value.getValue());
        }
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : queryParameters(path)) {
            String name = parameter.path("name").asText();
            if (parameter.path("required").asBoolean() && encoded.containsKey(name)) {
                query.add(name + "=" + encoded.get(name));
            } else if (parameter.path("required").asBoolean()) {
                parameter.path("example").forEach(value -> query.add(name + "=" + encoded(value.asText())));
            }
        }
        return query.isEmpty() ? address : address + "?" + String.join("&", query);
    }

    /** The address of a path with ids that need no encoding, and the required parameters of the query. */
    public static String address(String path, String persona, String variant) {
        return address(path, Map.of("persona_id", persona, "variant_id", variant));
    }

    public static boolean takes(String path, String parameter) {
        return queryParameters(path).stream()
                .anyMatch(known -> known.path("name").asText().equals(parameter));
    }

    /** What the document calls the operation. */
    public static String operation(String path) {
        return Contract.document()
                .path("paths")
                .path(path)
                .at("/get/operationId")
                .asText();
    }

    public static List<JsonNode> queryParameters(String path) {
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode parameter : Contract.document().path("paths").path(path).at("/get/parameters")) {
            JsonNode resolved = resolved(parameter);
            if (resolved.path("in").asText().equals("query")) {
                parameters.add(resolved);
            }
        }
        return parameters;
    }

    private static JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : Contract.document().at(reference.substring(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
