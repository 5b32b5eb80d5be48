package io.variantdash.ingest.erased;

import io.variantdash.ingest.statement.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps a transaction that writes from adding rows of a persona that is being erased. It takes its number first and looks for
 * erasures then. So one that did not see an erasure has a smaller number than the erasure's own fence, and the erasure waits
 * until all of those have ended before it deletes: none of their rows is overlooked, and no transaction waits for a lock.
 */
public final class ErasureFence {

    // Two statements, as each sees what was committed when it began; they travel together.
    private static final String SQL = """
            SELECT pg_current_xact_id();
            SELECT persona_id FROM erasures WHERE persona_id = ANY (?)
            """;

    private ErasureFence() {}

    /**
     * Those of the personas that are erased: the transaction must write nothing of them. To be called before it writes.
     *
     * @param connection with the transaction open, at isolation level read committed
     */
    public static Set<String> erasedAmong(Connection connection, Collection<String> personas) throws SQLException {
        Set<String> erased = new HashSet<>();
        Array asked = connection.createArrayOf("text", personas.toArray(String[]::new));
        try (PreparedStatement statement = Sql.prepare(connection, SQL)) {
            statement.setArray(1, asked);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    erased.add(row.getString(1));
                }
            }
        } finally {
            asked.free();
        }
        return erased;
    }
}
