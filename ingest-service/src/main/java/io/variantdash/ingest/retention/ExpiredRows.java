package io.variantdash.ingest.retention;

import io.variantdash.ingest.partition.MaintenanceTransaction;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes rows where no partition can be dropped: in default partitions, where days land that have none, and in tables that
 * are not partitioned. A few at a time; a row that is being written is left for the next run, so that no writer waits in a
 * circle with this.
 */
@ApplicationScoped
class ExpiredRows {

    /** Some 50 ms of work. */
    static final int BATCH = 5_000;

    /** What holds the rows that belong to no day: the default partition, or the table itself. */
    private static final String PLAIN = """
            SELECT relname FROM pg_class
            WHERE oid IN (to_regclass(?), to_regclass(? || '_default')) AND relkind = 'r'""";

    // Names come from AgedTable and the catalog.
    private static final String DELETE = """
            DELETE FROM $table WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM $table WHERE $time < (?::date)::timestamp AT TIME ZONE 'UTC'
                LIMIT ? FOR UPDATE SKIP LOCKED))""";

    private final MaintenanceTransaction transaction;

    ExpiredRows(MaintenanceTransaction transaction) {
        this.transaction = transaction;
    }

    /** Deletes rows of days before that one; returns how many there were. */
    int delete(AgedTable table, LocalDate before) throws SQLException {
        int deleted = 0;
        for (String plain : plainTables(table.name())) {
            String sql = DELETE.replace("$table", plain).replace("$time", table.timeColumn());
            int batch;
            do {
                batch = deleteBatch(sql, before);
                deleted += batch;
            } while (batch == BATCH);
        }
        return deleted;
    }

    private int deleteBatch(String sql, LocalDate before) throws SQLException {
        return transaction.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, before);
                statement.setInt(2, BATCH);
                return statement.executeUpdate();
            }
        });
    }

    private List<String> plainTables(String table) throws SQLException {
        return transaction.run(connection -> {
            try (PreparedStatement statement = Sql.prepare(connection, PLAIN)) {
                statement.setString(1, table);
                statement.setString(2, table);
                List<String> names = new ArrayList<>();
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        names.add(result.getString(1));
                    }
                }
                return names;
            }
        });
    }
}
