package io.variantdash.oracle;

import java.util.List;
import java.util.Locale;

/** The tables whose rows are a function of the set of accepted events. */
public enum Table {
    VARIANTS("persona_id,id", "created_at"),
    VARIANT_MONITORING("persona_id,variant_id", "created_at"),
    VARIANT_KILLS("identity", "id,created_at"),
    DASHBOARD_EVENTS("identity", "id,created_at"),
    VARIANT_ENGAGEMENT("persona_id,variant_id,bucket", ""),
    PATTERN_FATIGUE("persona_id,pattern", "pattern_key,created_at"),
    OPTIMIZATION_ALERTS("persona_id,suggestion_id", "created_at"),
    MONITOR_ACTIVITY("persona_id,event_type", "");

    private final String keyColumns;
    private final String otherColumns;

    Table(String keyColumns, String otherColumns) {
        this.keyColumns = keyColumns;
        this.otherColumns = otherColumns;
    }

    /** The table's name in the database. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What tells one row from another; not always the primary key, which for a partitioned table must hold the time. */
    List<String> keyColumns() {
        return List.of(keyColumns.split(",", -1));
    }

    /** Surrogate ids, times of storing and derived columns, which say nothing about events; separated by commas. */
    String otherColumns() {
        return otherColumns;
    }
}
