package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.environment.Database;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.fault.PersonaErasure;

/** A crash while the rows of a persona are deleted, beside events of others. */
public final class KillDuringErasure implements Fault {

    private static final String ROWS = "SELECT count(*) FROM dashboard_events WHERE persona_id = 'erased'";
    private static final String FILL = """
            INSERT INTO dashboard_events (identity, event_type, persona_id, variant_id, event_data, occurred_at)
            SELECT gen_random_uuid(), 'early_kill', 'erased', 'v', '{"reason": "erase me"}', now() - n * interval '1 ms'
            FROM generate_series(1, %d) n
            """;

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
        PersonaErasure erasure = new PersonaErasure(replica, "erased");
        erasure.awaitBegun();
        replica.kill();
        long left = database.count(ROWS);
        context.tell("killed with %d rows left".formatted(left));
        replica.start();
        replica.awaitReady();
        String done = erasure.awaitDone();
        long after = database.count(ROWS);
        if (left == 0 || after > 0) {
            throw new IllegalStateException("Of an erased persona %d rows were there at the crash and %d at the end: %s"
                    .formatted(left, after, done));
        }
        erasure.lift();
    }
}
