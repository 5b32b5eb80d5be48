package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.environment.Database;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A crash while the rows of a persona are deleted, beside events of others. */
public final class KillDuringErasure implements Fault {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int POLL_MILLIS = 20;
    private static final int ACCEPTED = 202;
    private static final Pattern DELETED = Pattern.compile("\"rows_deleted\":(\\d+)");

    private static final String ROWS = "SELECT count(*) FROM dashboard_events WHERE persona_id = 'erased'";
    private static final String FILL = """
            INSERT INTO dashboard_events (identity, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT gen_random_uuid(), 'early_kill', 'erased', 'v', '{"reason": "erase me"}', now() - n * interval '1 ms'
            FROM generate_series(1, %d) n
            """;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String name() {
        return "kill-during-erasure";
    }

    @Override
    public String description() {
        return "kill -9 of ingest while it deletes the rows of a persona; it must go on and leave none";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Replica replica = context.replica();
        Database database = context.environment().database();
        database.execute(FILL.formatted(context.scaled(400_000, 150_000)));
        String erasure = begin(replica);
        await(replica, erasure, answer -> deleted(answer) > 0);
        replica.kill();
        long left = database.count(ROWS);
        context.tell("killed with %d rows left".formatted(left));
        replica.start();
        replica.awaitReady();
        String done = await(replica, erasure, answer -> answer.contains("\"state\":\"done\""));
        long after = database.count(ROWS);
        if (left == 0 || after > 0) {
            throw new IllegalStateException("Of an erased persona %d rows were there at the crash and %d at the end: %s"
                    .formatted(left, after, done));
        }
        send(replica, "DELETE", erasure); // for the next run
    }

    private String begin(Replica replica) throws InterruptedException {
        HttpResponse<String> answer = send(replica, "DELETE", "/api/personas/erased");
        if (answer.statusCode() != ACCEPTED) {
            throw new IllegalStateException("The erasure is refused: " + answer.body());
        }
        Matcher address = Pattern.compile("\"erasure_id\":\"([^\"]+)\"").matcher(answer.body());
        if (!address.find()) {
            throw new IllegalStateException("The erasure has no name: " + answer.body());
        }
        return "/api/erasures/" + address.group(1);
    }

    private String await(Replica replica, String erasure, Predicate<String> reached) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        String answer = send(replica, "GET", erasure).body();
        while (!reached.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The erasure does not go on: " + answer);
            }
            Thread.sleep(POLL_MILLIS);
            answer = send(replica, "GET", erasure).body();
        }
        return answer;
    }

    private static long deleted(String answer) {
        Matcher deleted = DELETED.matcher(answer);
        return deleted.find() ? Long.parseLong(deleted.group(1)) : 0;
    }

    private HttpResponse<String> send(Replica replica, String method, String path) throws InterruptedException {
        try {
            return client.send(
                    HttpRequest.newBuilder(replica.uri().resolve(path))
                            .timeout(TIMEOUT)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
