package io.variantdash.endtoend.environment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks one health check of a service again and again, as a cluster does, while the service is expected to answer, and
 * keeps every answer but UP.
 */
final class HealthWatch implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 250;
    /** A loaded machine may be slow; no answer at all in this time is one as well. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int NOT_EXPECTED = 0;
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final HttpRequest request;
    private final List<String> otherAnswers = new CopyOnWriteArrayList<>();
    /** Another number for each time that the service is expected, so that an answer to an earlier question is none. */
    private final AtomicInteger expectation = new AtomicInteger(NOT_EXPECTED);

    private final Thread thread;
    private int expectations;

    HealthWatch(URI service, String check) {
        request = HttpRequest.newBuilder(service.resolve("/q/health/" + check))
                .timeout(TIMEOUT)
                .build();
        thread = new Thread(this::watch, "health-" + check);
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void expectAnswers(boolean expected) {
        expectation.set(expected ? ++expectations : NOT_EXPECTED);
    }

    /** The answers other than UP since this was asked last. */
    List<String> takeOtherAnswers() {
        List<String> taken = List.copyOf(otherAnswers);
        otherAnswers.removeAll(taken);
        return taken;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int asked = expectation.get();
                if (asked != NOT_EXPECTED) {
                    String answer = ask();
                    if (!answer.isEmpty() && expectation.get() == asked) {
                        otherAnswers.add(answer);
                    }
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing, if the answer is UP. */
    private String ask() throws InterruptedException {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return response.statusCode() == OK
                    ? ""
                    : response.statusCode() + " " + response.body().replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }
}
