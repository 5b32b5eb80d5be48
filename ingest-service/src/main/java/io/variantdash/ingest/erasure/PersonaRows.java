package io.variantdash.ingest.erasure;

import io.variantdash.ingest.partition.MaintenanceTransaction;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Deletes the rows of a persona, in whichever tables there are: every one that has a column for personas. A few rows in a
 * transaction, together with the note of how many that were. The service has no rights on a day itself: its rows are reached
 * by the whole table, in the day's bounds; and days that retention detached and did not come to drop, which cannot be reached
 * any more, are dropped.
 */
@ApplicationScoped
class PersonaRows {

    private static final Logger LOG = Logger.getLogger(PersonaRows.class);

    /** Some 50 ms of work. */
    static final int BATCH = 5_000;

    /** What is left where the erasure was lifted meanwhile. */
    private static final int NOT_WANTED = -1;

    private static final String UNDEFINED_TABLE = "42P01";

    /** A day is named by its whole, and found by its bounds as the catalog writes them. */
    private static final String TABLES = """
            SELECT quote_ident(coalesce(whole.relname, part.relname)),
                   coalesce(whole.relname, regexp_replace(part.relname, '_default$', '')),
                   attname = 'persona_ids',
                   CASE WHEN whole.oid IS NULL THEN 'true' ELSE pg_get_partition_constraintdef(part.oid) END
            FROM pg_class part JOIN pg_attribute ON attrelid = part.oid
                 LEFT JOIN pg_inherits ON inhrelid = part.oid AND part.relname ~ '_[0-9]{8}$'
                 LEFT JOIN pg_class whole ON whole.oid = inhparent
            WHERE part.relnamespace = 'public'::regnamespace AND part.relkind = 'r' AND part.relname <> 'erasures'
              AND attname IN ('persona_id', 'persona_ids') AND NOT attisdropped
              AND (part.relispartition OR part.relname !~ '_[0-9]{8}$')
            ORDER BY part.relname
            """;

    // Retention detached them because they are too old; the function drops no other.
    private static final String DROP_DETACHED = """
            SELECT drop_detached_day(relname, (now() AT TIME ZONE 'UTC')::date)
            FROM pg_partitioned_table JOIN pg_class ON oid = partrelid
            """;

    private static final String WANTED = "SELECT FROM erasures WHERE erasure_id = ? AND state = 'deleting' FOR UPDATE";

    // Names come from the catalog.
    private static final String DELETE = """
            DELETE FROM $table WHERE $bounds
              AND ctid = ANY (ARRAY(SELECT ctid FROM $table WHERE $condition AND $bounds LIMIT ?))""";

    private static final String COUNT = """
            UPDATE erasures
            SET deleted = deleted || jsonb_build_object(?::text, coalesce((deleted ->> ?::text)::bigint, 0) + ?)
            WHERE erasure_id = ?
            """;

    /** A table, or a day of one. */
    private record Table(String quoted, String whole, boolean manyPersonas, String bounds) {

        String delete() {
            return DELETE.replace("$table", quoted)
                    .replace("$bounds", bounds)
                    .replace("$condition", manyPersonas ? "persona_ids @> ARRAY[?::text]" : "persona_id = ?");
        }
    }

    private final MaintenanceTransaction transaction;

    PersonaRows(MaintenanceTransaction transaction) {
        this.transaction = transaction;
    }

    /** Looks through all tables once and deletes what it finds, as long as the erasure is wanted; returns how many rows that were. */
    long deleteAll(Erasure erasure) throws SQLException {
        dropDetached();
        long deleted = 0;
        for (Table table : transaction.run(PersonaRows::tables)) {
            int batch;
            do {
                batch = deleteBatch(table, erasure);
                if (batch == NOT_WANTED) {
                    return 0;
                }
                deleted += batch;
            } while (batch == BATCH);
        }
        return deleted;
    }

    private void dropDetached() throws SQLException {
        while (transaction.run(PersonaRows::dropNextDetached)) {
            LOG.info("Dropped days that retention had detached");
        }
    }

    /** One of each table, if there is one. */
    private static boolean dropNextDetached(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DROP_DETACHED);
                ResultSet row = statement.executeQuery()) {
            boolean dropped = false;
            while (row.next()) {
                dropped |= row.getString(1) != null;
            }
            return dropped;
        }
    }

    private int deleteBatch(Table table, Erasure erasure) throws SQLException {
        try {
            return transaction.run(connection -> {
                if (!isWanted(connection, erasure.id())) {
                    return NOT_WANTED;
                }
                int rows = delete(connection, table, erasure.personaId());
                if (rows > 0) {
                    count(connection, table.whole(), rows, erasure.id());
                }
                return rows;
            });
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) { // retention was faster
                return 0;
            }
            throw e;
        }
    }

    private static boolean isWanted(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, WANTED)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static int delete(Connection connection, Table table, String persona) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(table.delete())) {
            statement.setString(1, persona);
            statement.setInt(2, BATCH);
            return statement.executeUpdate();
        }
    }

    private static void count(Connection connection, String table, int rows, UUID id) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, COUNT)) {
            statement.setString(1, table);
            statement.setString(2, table);
            statement.setLong(3, rows);
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    private static List<Table> tables(Connection connection) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, TABLES);
                ResultSet row = statement.executeQuery()) {
            List<Table> tables = new ArrayList<>();
            while (row.next()) {
                tables.add(new Table(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)));
            }
            return tables;
        }
    }
}
