package io.variantdash.bench.ingest;

import io.variantdash.bench.testbed.Database;
import java.util.List;

/** What people would pick instead: sinks of Debezium, for a part of our work or for most of it. */
enum Peer {
    /** One sink that keeps the newest state: a fifth of what ours writes. */
    ONE_SINK("Debezium", "peer"),

    /** Two sinks, for the newest state and for the audit rows: what ours writes but for minutes and live updates. */
    TWO_SINKS("Debezium, state and audit rows", "equal_peer");

    private final String contender;
    private final String schema;

    Peer(String contender, String schema) {
        this.contender = contender;
        this.schema = schema;
    }

    String contender() {
        return contender;
    }

    /** Its tables' schema, and what its figures are called in the last line. */
    String schema() {
        return schema;
    }

    List<SinkTable> tables() {
        return switch (this) {
            case ONE_SINK -> List.of(SinkTable.STATE);
            case TWO_SINKS -> List.of(SinkTable.STATE, SinkTable.AUDIT);
        };
    }

    /** Makes what the sinks do not make themselves as it is in ours. */
    void prepare(Database database) {
        database.execute("CREATE SCHEMA " + schema);
        if (tables().contains(SinkTable.AUDIT)) {
            database.execute("""
                    CREATE TABLE $schema.audit (
                        id bigint GENERATED ALWAYS AS IDENTITY,
                        identity uuid NOT NULL,
                        event_id text,
                        event_type text NOT NULL,
                        persona_id text COLLATE "C" NOT NULL,
                        variant_id text COLLATE "C",
                        event_data jsonb NOT NULL,
                        occurred_at timestamptz NOT NULL,
                        created_at timestamptz NOT NULL DEFAULT now());
                    CREATE UNIQUE INDEX ON $schema.audit (persona_id, occurred_at DESC, identity);
                    CREATE INDEX ON $schema.audit (persona_id, occurred_at DESC, identity)
                        WHERE event_type <> 'performance_update'
                    """.replace("$schema", schema));
        }
    }
}
