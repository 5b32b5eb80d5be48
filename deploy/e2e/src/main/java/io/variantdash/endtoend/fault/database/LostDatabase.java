package io.variantdash.endtoend.fault.database;

import io.variantdash.endtoend.environment.Database;
import io.variantdash.endtoend.environment.MonitorGroup;
import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.environment.TopicSection;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.local.stack.process.ServiceProcess;
import io.variantdash.oracle.Table;
import java.sql.Connection;
import java.sql.SQLException;

/** All that was stored is lost, and made again of what Kafka holds, by a rebuild that crashes on its way. */
public final class LostDatabase implements Fault {

    private static final int DONE = 0;
    private static final long POLL_MILLIS = 50;

    @Override
    public String name() {
        return "lost-database";
    }

    @Override
    public String description() {
        return "all tables are emptied and rebuilt from Kafka, with a kill -9 on the way; the same md5, and no update, comes of it";
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
        crash(environment.rebuild(), database);
        context.tell("the rebuild crashed");
        ServiceProcess rebuild = environment.rebuild();
        rebuild.start();
        require(rebuild.awaitEnd() == DONE, "The rebuild failed");
        String rebuilt = database.tables().md5();
        context.tell("%s was stored, %s is rebuilt".formatted(stored, rebuilt));
        require(rebuilt.equals(stored), "The rebuilt tables differ from those that were lost");
        require(updates.read().isEmpty(), "The rebuild told dashboards of what they know");
        require(letters.read().isEmpty(), "The rebuild refused once more what was refused");

        ServiceProcess needless = environment.rebuild();
        needless.start();
        require(needless.awaitEnd() != DONE, "A database that is not empty was rebuilt");
        require(database.tables().md5().equals(stored), "A refused rebuild changed the tables");
        context.replica().start();
        context.replica().awaitReady();
    }

    /** When it has begun, and before it can have ended: a table that it writes is held meanwhile. */
    private static void crash(ServiceProcess rebuild, Database database) throws InterruptedException {
        try (Connection held = database.lock(Table.MONITOR_ACTIVITY)) {
            rebuild.start();
            while (database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                require(!rebuild.failure().isDone(), "The rebuild ended before it stored anything");
                Thread.sleep(POLL_MILLIS);
            }
            rebuild.kill();
            held.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot hold a table", e);
        }
        require(
                database.number("SELECT count(*) FROM rebuilds WHERE finished_at IS NULL") == 1,
                "The rebuild left no word of itself");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalStateException(problem);
        }
    }
}
