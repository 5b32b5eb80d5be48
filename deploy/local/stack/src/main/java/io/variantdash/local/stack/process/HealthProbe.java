package io.variantdash.local.stack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Asks a service for one of its health checks, and remembers what it said. */
final class HealthProbe {

    private static final int OK = 200;

    private final HttpClient client;
    private final HttpRequest request;
    private volatile String answer = "nothing yet";

    /**
     * A probe that was not sent yet.
     *
     * @param timeout how long to wait for an answer, which is "no" where none comes
     */
    HealthProbe(URI check, Duration timeout) {
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
        request = HttpRequest.newBuilder(check).timeout(timeout).build();
    }

    boolean isUp() {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            answer = response.body();
            return response.statusCode() == OK;
        } catch (IOException e) {
            answer = "no answer (%s)".formatted(e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while asking for health");
        }
    }

    String lastAnswer() {
        return answer;
    }
}
