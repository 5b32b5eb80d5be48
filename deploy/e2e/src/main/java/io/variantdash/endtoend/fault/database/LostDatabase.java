package io.variantdash.endtoend.fault.database;

import io.variantdash.endtoend.environment.Database;
import io.variantdash.endtoend.environment.MonitorGroup;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.environment.TopicSection;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.fault.PersonaErasure;
import io.variantdash.local.stack.process.ServiceProcess;
import io.variantdash.oracle.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;

/** All that was stored is lost, and made again of what Kafka holds, by a rebuild that crashes on its way. */
public final class LostDatabase implements Fault {

    private static final int DONE = 0;
    private static final long POLL_MILLIS = 50;

    private static final String ERASED = "erased";
    private static final String KILL = """
            {"persona_id":"erased","variant_id":"v","reason":"erase me","final_engagement_rate":0.1,"sample_size":9}""";
    private static final String ROWS_OF_ERASED = "SELECT count(*) FROM dashboard_events WHERE persona_id = 'erased'";

    @Override
    public String name() {
        return "lost-database";
    }

    @Override
    public String description() {
        return "all tables are emptied and rebuilt from Kafka, with a kill -9 on the way; the same md5, no erased persona and no update comes of it";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    /** The topics hold what this scenario sends, and not what those before did. */
    @Override
    public void prepare(TestEnvironment environment) throws InterruptedException {
        try (MonitorGroup group = environment.group()) {
            group.awaitAcknowledged();
            group.forgetRecords();
        }
        environment.database().empty();
        sendAndErase(environment);
    }

    /** Kafka still has an event of a persona that is erased; no rebuild may bring it back. */
    private static void sendAndErase(TestEnvironment environment) throws InterruptedException {
        Replica replica = environment.replicas().get(0);
        HttpRequest kill = HttpRequest.newBuilder(replica.uri().resolve("/api/events/early-kill"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(KILL))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(kill, BodyHandlers.ofString())
                    .body();
            require(answer.contains("\"accepted\""), "The event of the erased persona is refused: " + answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (environment.database().count(ROWS_OF_ERASED) == 0) {
            Thread.sleep(POLL_MILLIS);
        }
        new PersonaErasure(replica, ERASED).awaitDone();
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        TestEnvironment environment = context.environment();
        Database database = environment.database();
        context.replica().stop();
        String stored = database.tables().md5();
        TopicSection updates = environment.updatesFromNow();
        TopicSection letters = environment.deadLettersFromNow();

        database.empty();
        database.execute("TRUNCATE erasures");
        crash(environment.rebuild(), database);
        context.tell("the rebuild crashed");
        ServiceProcess rebuild = environment.rebuild();
        rebuild.start();
        require(rebuild.awaitEnd() == DONE, "The rebuild failed");
        String rebuilt = database.tables().md5();
        context.tell("%s was stored, %s is rebuilt".formatted(stored, rebuilt));
        require(rebuilt.equals(stored), "The rebuilt tables differ from those that were lost");
        require(database.count(ROWS_OF_ERASED) == 0, "The rebuild brought an erased persona back");
        require(updates.read().isEmpty(), "The rebuild told dashboards of what they know");
        require(letters.read().isEmpty(), "The rebuild refused once more what was refused");

        ServiceProcess needless = environment.rebuild();
        needless.start();
        require(needless.awaitEnd() != DONE, "A database that is not empty was rebuilt");
        require(database.tables().md5().equals(stored), "A refused rebuild changed the tables");
        context.replica().start();
        context.replica().awaitReady();
        PersonaErasure known = new PersonaErasure(context.replica(), ERASED); // the one of before
        known.awaitDone();
        known.lift();
    }

    /** When it has begun, and before it can have ended: a table that it writes is held meanwhile. */
    private static void crash(ServiceProcess rebuild, Database database) throws InterruptedException {
        try (Connection held = database.lock(Table.MONITOR_ACTIVITY)) {
            rebuild.start();
            while (database.count("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                require(!rebuild.failure().isDone(), "The rebuild ended before it stored anything");
                Thread.sleep(POLL_MILLIS);
            }
            rebuild.kill();
            held.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot hold a table", e);
        }
        require(
                database.count("SELECT count(*) FROM rebuilds WHERE finished_at IS NULL") == 1,
                "The rebuild left no word of itself");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalStateException(problem);
        }
    }
}
