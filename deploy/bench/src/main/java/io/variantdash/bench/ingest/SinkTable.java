package io.variantdash.bench.ingest;

import java.util.Map;

/** A table that a sink of its own fills from a topic of its own. */
enum SinkTable {
    /** The newest state of each variant. */
    STATE("variant_state"),

    /** The audit trail, with the columns and the indexes of ours, but not parted by days. */
    AUDIT("audit");

    private final String table;

    SinkTable(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    /** The connector's name, which is also that of its group. */
    String connector(String schema) {
        return "debezium-" + schema + "-" + table;
    }

    /**
     * What makes the sink fill it.
     *
     * @param copies whether events come again: a plain insert, which is faster, ends on the first
     */
    Map<String, String> settings(boolean copies) {
        return switch (this) {
            case STATE ->
                Map.of(
                        "insert.mode", "upsert",
                        "primary.key.mode", "record_value",
                        "primary.key.fields", "persona_id,variant_id",
                        "use.reduction.buffer", "true");
            case AUDIT ->
                copies
                        ? Map.of(
                                "insert.mode", "upsert",
                                "primary.key.mode", "record_value",
                                "primary.key.fields", "persona_id,occurred_at,identity")
                        : Map.of("insert.mode", "insert", "primary.key.mode", "none");
        };
    }

    /** The sink's topic, where several contenders share a broker. */
    String topic(String schema) {
        return "benchmark." + schema + "." + table;
    }
}
