package io.variantdash.ingest.erasure;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The steps of erasures, as {@code erasures} has them. Each is a statement that changes nothing if it comes too late. */
@ApplicationScoped
class ErasureSteps {

    private static final int MOST = 100;

    private static final String UNDER_WAY = "SELECT " + Erasure.COLUMNS + """
             FROM erasures WHERE state <> 'done' ORDER BY requested_at LIMIT\s""" + MOST;

    private static final String ANNOUNCED = "UPDATE erasures SET announced = true WHERE erasure_id = ?";

    private static final String BEGIN = """
            UPDATE erasures SET state = 'deleting', fence = pg_current_xact_id() WHERE erasure_id = ? AND state = 'requested'
            """;

    /** Whether all have ended that began before; a fence of a number to come is that of another cluster, before a restore. */
    private static final String FENCED = """
            SELECT fence <= pg_snapshot_xmin(pg_current_snapshot()) OR fence >= pg_snapshot_xmax(pg_current_snapshot())
            FROM erasures WHERE erasure_id = ? AND state = 'deleting'
            """;

    private static final String DONE = """
            UPDATE erasures SET state = 'done', finished_at = now() WHERE erasure_id = ? AND state = 'deleting'
            """;

    private final DataSource dataSource;

    ErasureSteps(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those that something is left to do of, the oldest first. */
    List<Erasure> underWay() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, UNDER_WAY);
                ResultSet row = statement.executeQuery()) {
            List<Erasure> erasures = new ArrayList<>();
            while (row.next()) {
                erasures.add(Erasure.of(row));
            }
            return erasures;
        }
    }

    /** The topic has it. */
    void announced(Erasure erasure) throws SQLException {
        update(ANNOUNCED, erasure.id());
    }

    /** From here on rows are deleted, as soon as it is fenced. */
    void begin(Erasure erasure) throws SQLException {
        update(BEGIN, erasure.id());
    }

    /** Whether every transaction has ended that may have begun without knowing of it (see {@code ErasureFence}). */
    boolean isFenced(Erasure erasure) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, FENCED)) {
            statement.setObject(1, erasure.id());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** No row is left; false if it was lifted meanwhile, or another replica was faster. */
    boolean done(Erasure erasure) throws SQLException {
        return update(DONE, erasure.id()) > 0;
    }

    private int update(@CompileTimeConstant String sql, UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, sql)) {
            statement.setObject(1, id);
            return statement.executeUpdate();
        }
    }
}
