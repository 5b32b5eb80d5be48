package io.variantdash.endtoend.traffic;

import io.variantdash.endtoend.live.PersonaSegment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** A dashboard that asks for one snapshot after the other over REST, and remembers which it did not get. */
public final class Requests {

    private static final long INTERVAL_MILLIS = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final double P99 = 99;
    private static final double MICROS_A_MILLI = 1_000;

    /** As ingresses speak to services. Java's client repeats a request whose kept connection turns out to be closed. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<URI> addresses;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(3);
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean stopping;
    private final Thread thread = new Thread(this::run, "requests");

    /** Begins at once, and asks for the personas in turn. */
    public Requests(URI service, List<String> personas) {
        addresses = personas.stream()
                .map(persona -> service.resolve("/api/metrics/" + PersonaSegment.of(persona)))
                .toList();
        thread.setDaemon(true);
        thread.start();
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** What was answered to each request that was not answered as it should. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    public double p99Millis() {
        return micros.getValueAtPercentile(P99) / MICROS_A_MILLI;
    }

    /** Asks no more, and returns when the last answer is there. */
    public void stop() {
        stopping = true;
        try {
            thread.join(TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (int i = 0; !stopping; i++) {
                ask(addresses.get(i % addresses.size()));
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(URI address) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            var answer =
                    client.send(HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                failures.add(address.getPath() + " got " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            failures.add(address.getPath() + " got no answer: " + e);
        }
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
    }
}
