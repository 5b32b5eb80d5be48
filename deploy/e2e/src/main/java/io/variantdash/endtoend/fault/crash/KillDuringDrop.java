package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.environment.Database;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.local.stack.process.ServiceProcess;
import java.time.Duration;

/** A crash of a replica while it drops a day that is too old, beside one that stores events. */
public final class KillDuringDrop implements Fault {

    /** Retention begins a minute after the start of a replica. */
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private static final long POLL_MILLIS = 50;

    private static final String DAY = "SELECT count(*) FROM pg_class WHERE relname = 'dashboard_events_20250131'";

    /** A day of events that no test expects any more. */
    private static final String FILL = """
            SELECT ensure_day_partition('dashboard_events', '2025-01-31');
            INSERT INTO dashboard_events (identity, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT gen_random_uuid(), 'early_kill', 'expired', 'v', '{"reason": "too old"}', timestamptz '2025-01-31Z' + n * interval '1 ms'
            FROM generate_series(1, 10000) n
            """;

    /** The day is detached by then. */
    private static final String HOLD = """
            CREATE FUNCTION hold_drop() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(600); END';
            CREATE EVENT TRIGGER hold_drop ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION hold_drop()
            """;

    private static final String LET_GO = "DROP EVENT TRIGGER hold_drop; DROP FUNCTION hold_drop";

    private static final String DROPPING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";

    @Override
    public String name() {
        return "kill-during-drop";
    }

    @Override
    public String description() {
        return "kill -9 of a replica while it drops a day that is too old; another must drop it, and no event of today is lost";
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        Database database = context.environment().database();
        database.execute(FILL);
        database.execute(HOLD);
        ServiceProcess crashing = context.environment().retaining();
        try {
            crashing.start();
            crashing.awaitReady();
            await(database, DROPPING, 1);
        } finally {
            crashing.kill();
            database.execute(LET_GO);
        }
        if (database.count(DAY + " AND NOT relispartition") != 1) {
            throw new IllegalStateException("The crash came before the day was detached, or after it was dropped");
        }
        context.tell("killed while it dropped a day");
        ServiceProcess next = context.environment().retaining();
        try {
            next.start();
            next.awaitReady();
            await(database, DAY, 0);
        } finally {
            next.stop();
        }
    }

    private static void await(Database database, String count, long wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (database.count(count) != wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Still not %d: %s".formatted(wanted, count));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
