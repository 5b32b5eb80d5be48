package io.variantdash.ingest.support;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Sends events over HTTP as a producer without Kafka does, byte for byte as the test says. */
public final class Gateway {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int UNAVAILABLE = 503;

    private final HttpClient client;

    public Gateway() {
        this(HttpClient.Version.HTTP_1_1);
    }

    /** As a producer that would rather speak another version of HTTP. */
    public Gateway(HttpClient.Version version) {
        client = HttpClient.newBuilder().version(version).build();
    }

    /** Sends JSON, with further headers: name, value, name, value. */
    public HttpResponse<String> post(String kind, String json, String... headers) {
        return post(kind, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    public HttpResponse<String> post(String kind, byte[] body, String... headers) {
        return send(request(kind, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Sends a body with no other headers than those that are given. */
    public HttpResponse<String> postBare(String kind, BodyPublisher body, String... headers) {
        return send(request(kind, headers).POST(body).build());
    }

    public HttpResponse<String> send(String method, String kind) {
        return send(request(kind).method(method, BodyPublishers.noBody()).build());
    }

    /** Sends again for as long as Kafka is not there, as a producer would. */
    public HttpResponse<String> postUntilTaken(String kind, String json, String... headers) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> post(kind, json, headers), answer -> answer.statusCode() != UNAVAILABLE);
    }

    private HttpRequest.Builder request(String kind, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(kind)).timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Of the service that is under test; its port is known when a test runs. */
    private static URI address(String kind) {
        return URI.create("http://localhost:%d/api/events/%s".formatted(RestAssured.port, kind));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request.toString(), e);
        }
    }
}
