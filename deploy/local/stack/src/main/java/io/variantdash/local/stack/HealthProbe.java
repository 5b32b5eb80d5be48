package io.variantdash.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Asks a service whether it is ready, and remembers what it said. */
final class HealthProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final HttpRequest request;
    private volatile String answer = "nothing yet";

    HealthProbe(URI readiness) {
        request = HttpRequest.newBuilder(readiness).timeout(TIMEOUT).build();
    }

    boolean isReady() {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            answer = response.body();
            return response.statusCode() == OK;
        } catch (IOException e) {
            answer = "no connection";
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
