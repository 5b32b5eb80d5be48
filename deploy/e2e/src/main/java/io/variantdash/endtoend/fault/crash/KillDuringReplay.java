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
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A crash while dead letters are sent once more: events that the service refused by mistake, and takes now. */
public final class KillDuringReplay implements Fault {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int POLL_MILLIS = 10;
    private static final int OK = 200;
    private static final int BEGUN = 20;
    private static final String REPLAY = "/api/dead-letters/replay?code=internal&limit=500";

    private static final String REPLAYED =
            "SELECT count(*) FROM dead_letters WHERE code = 'internal' AND jsonb_array_length(replays) > 0";

    /** Offsets that no topic of a test reaches. */
    private static final String SHELVE = """
            INSERT INTO dead_letters (original_topic, original_partition, original_offset, code, reason, received_at, refused_at,
                                      record_time, value, value_size, headers)
            VALUES ('%s', 0, %d, 'internal', 'A mistake of the service', now(), now(), to_timestamp(%d / 1000.0),
                    decode('%s', 'hex'), %d, '[]')
            """;

    private static final long FIRST_OFFSET = 1_000_000_000_000L;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String name() {
        return "kill-during-replay";
    }

    @Override
    public String description() {
        return "kill -9 of ingest while it replays dead letters; replayed again, each event must be there once";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Replica replica = context.replica();
        Database database = context.environment().database();
        int letters = context.scaled(400, 200);
        shelve(context.traffic().expectUnsent(letters), database);

        CompletableFuture<HttpResponse<String>> cutOff = client.sendAsync(replay(replica), BodyHandlers.ofString());
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (database.count(REPLAYED) < BEGUN) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The replay does not begin: " + cutOff.getNow(null));
            }
            Thread.sleep(POLL_MILLIS);
        }
        replica.kill();
        long begun = database.count(REPLAYED);
        context.tell("killed with %d of %d letters replayed".formatted(begun, letters));
        replica.start();
        replica.awaitReady();
        String answer = send(replay(replica));
        if (begun == letters || !answer.contains("\"complete\":true") || database.count(REPLAYED) < letters) {
            throw new IllegalStateException("Of %d letters %d were replayed at the crash, and %d at the end: %s"
                    .formatted(letters, begun, database.count(REPLAYED), answer));
        }
    }

    private static void shelve(List<ProducerRecord<byte[], byte[]>> records, Database database) {
        HexFormat hex = HexFormat.of();
        for (int i = 0; i < records.size(); i++) {
            ProducerRecord<byte[], byte[]> record = records.get(i);
            database.execute(SHELVE.formatted(
                    record.topic(),
                    FIRST_OFFSET + i,
                    record.timestamp(),
                    hex.formatHex(record.value()),
                    record.value().length));
        }
    }

    private static HttpRequest replay(Replica replica) {
        return HttpRequest.newBuilder(replica.uri().resolve(REPLAY))
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private String send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("The replay is refused: " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
