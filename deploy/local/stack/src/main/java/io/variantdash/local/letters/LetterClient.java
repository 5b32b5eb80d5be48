package io.variantdash.local.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks ingest-service for dead letters. */
final class LetterClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;

    /** In the environment: a command line is seen by everyone on the machine. */
    private static final String TOKEN = "VARIANT_DASH_TOKEN";

    private final String service;
    private final HttpClient client = HttpClient.newHttpClient();

    /** For the service at that address, without a slash at its end. */
    LetterClient(String service) {
        this.service = service;
    }

    JsonNode get(String path, Map<String, String> parameters) throws RefusedException, InterruptedException {
        return answer("GET", path, parameters);
    }

    JsonNode post(String path, Map<String, String> parameters) throws RefusedException, InterruptedException {
        return answer("POST", path, parameters);
    }

    /** One part of an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode answer(String method, String path, Map<String, String> parameters)
            throws RefusedException, InterruptedException {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(service + "/api/dead-letters" + path + query))
                    .timeout(PATIENCE)
                    .method(method, BodyPublishers.noBody());
            Optional.ofNullable(System.getenv(TOKEN))
                    .ifPresent(token -> request.header("Authorization", "Bearer " + token));
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new RefusedException(reason(response));
            }
            return JSON.readTree(response.body());
        } catch (IllegalArgumentException e) {
            throw new RefusedException("--url is no address: " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw new RefusedException("What answers at %s is not ingest-service.".formatted(service));
        } catch (IOException e) {
            throw new RefusedException(
                    "No ingest-service answers at %s. Start one, or name its address with --url.".formatted(service));
        }
    }

    private static String reason(HttpResponse<String> response) {
        try {
            String detail = JSON.readTree(response.body()).path("detail").asText();
            return detail.isEmpty() ? "The answer is " + response.statusCode() : detail;
        } catch (JsonProcessingException e) {
            return "The answer is " + response.statusCode();
        }
    }
}
