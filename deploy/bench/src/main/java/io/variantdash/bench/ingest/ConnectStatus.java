package io.variantdash.bench.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Asks Kafka Connect now and then whether the sink still works: a task that failed leaves the worker running. */
final class ConnectStatus {

    private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<HttpRequest> requests;
    private long lastLook = System.nanoTime();

    ConnectStatus(URI worker, Peer peer) {
        requests = peer.tables().stream()
                .map(table -> HttpRequest.newBuilder(
                                worker.resolve("/connectors/" + table.connector(peer.schema()) + "/status"))
                        .timeout(TIMEOUT)
                        .build())
                .toList();
    }

    void requireRunning() {
        if (System.nanoTime() - lastLook < EVERY_NANOS) {
            return;
        }
        lastLook = System.nanoTime();
        try {
            for (HttpRequest request : requests) {
                String answer = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                if (answer.contains("FAILED")) {
                    throw new IllegalStateException("The sink has failed: " + answer);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Kafka Connect does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka Connect", e);
        }
    }
}
