package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.environment.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The erasure of a persona, as an operator asks for it and follows it. */
public final class PersonaErasure {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int POLL_MILLIS = 20;
    private static final int ACCEPTED = 202;
    private static final Pattern ID = Pattern.compile("\"erasure_id\":\"([^\"]+)\"");
    private static final Pattern DELETED = Pattern.compile("\"rows_deleted\":(\\d+)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Replica replica;
    private final String address;

    /**
     * Begins it.
     *
     * @throws IllegalStateException if it is refused
     */
    public PersonaErasure(Replica replica, String persona) throws InterruptedException {
        this.replica = replica;
        HttpResponse<String> answer = send("DELETE", "/api/personas/" + persona);
        Matcher id = ID.matcher(answer.body());
        if (answer.statusCode() != ACCEPTED || !id.find()) {
            throw new IllegalStateException("The erasure is refused: " + answer.body());
        }
        address = "/api/erasures/" + id.group(1);
    }

    /** Returns when some rows are deleted. */
    public void awaitBegun() throws InterruptedException {
        await(answer -> deleted(answer) > 0);
    }

    /** Returns when it is done, with what the service says of it. */
    public String awaitDone() throws InterruptedException {
        return await(answer -> answer.contains("\"state\":\"done\""));
    }

    /** Allows the persona again, for the next run. */
    public void lift() throws InterruptedException {
        send("DELETE", address);
    }

    private String await(Predicate<String> reached) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        String answer = send("GET", address).body();
        while (!reached.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The erasure does not go on: " + answer);
            }
            Thread.sleep(POLL_MILLIS);
            answer = send("GET", address).body();
        }
        return answer;
    }

    private static long deleted(String answer) {
        Matcher deleted = DELETED.matcher(answer);
        return deleted.find() ? Long.parseLong(deleted.group(1)) : 0;
    }

    private HttpResponse<String> send(String method, String path) throws InterruptedException {
        try {
            return client.send(
                    HttpRequest.newBuilder(replica.uri().resolve(path))
                            .timeout(TIMEOUT)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
