package io.variantdash.ingest.gateway.idempotency;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.ingest.erased.ErasureFence;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers requests with a key, in {@code gateway_requests}, for all replicas. One connection at a time, so that events
 * never wait for one because of requests.
 */
@ApplicationScoped
public class RequestStore {

    @FunctionalInterface
    private interface Work<T> {
        @Nullable T on(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface ConnectionWork<T> {
        @Nullable T on(Connection connection) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(RequestStore.class);

    private static final int MOST_SECONDS = 2;

    private static final String FIND = """
            SELECT encode(body_hash, 'hex'), received_at, answer FROM gateway_requests WHERE caller = ? AND key = ?
            """;

    /** Another replica may have been faster: then nothing is changed. */
    private static final String REMEMBER = """
            INSERT INTO gateway_requests (caller, key, body_hash, received_at, persona_ids)
            VALUES (?, ?, decode(?, 'hex'), ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String ANSWERED = """
            UPDATE gateway_requests SET answer = ? WHERE caller = ? AND key = ?
            """;

    /** What another replica cleans at the same time is left to it. */
    private static final String FORGET = """
            DELETE FROM gateway_requests WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM gateway_requests WHERE received_at < ? ORDER BY received_at LIMIT ?
                FOR UPDATE SKIP LOCKED))
            """;

    private final DataSource dataSource;
    private final Semaphore connections = new Semaphore(1, true);

    RequestStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is known of a request with this key; null if it is the first. */
    public @Nullable KnownRequest find(RequestKey key) {
        return with(FIND, statement -> {
            statement.setString(1, key.caller());
            statement.setString(2, key.key());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new KnownRequest(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3))
                        : null;
            }
        });
    }

    /**
     * Commits that a request came; false if one with this key is known.
     *
     * @param personas whose events it has. If all of them are erased just now, nothing is kept of it
     */
    public boolean remember(RequestKey key, Instant receivedAt, Set<String> personas) {
        Boolean first = with(connection -> {
            connection.setAutoCommit(false);
            try {
                boolean remembered = remember(connection, key, receivedAt, personas);
                connection.commit();
                return remembered;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        });
        return first != null && first;
    }

    private static boolean remember(Connection connection, RequestKey key, Instant receivedAt, Set<String> personas)
            throws SQLException {
        Set<String> kept = new HashSet<>(personas);
        if (kept.removeAll(ErasureFence.erasedAmong(connection, personas)) && kept.isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = Sql.prepare(connection, REMEMBER)) {
            statement.setQueryTimeout(MOST_SECONDS);
            statement.setString(1, key.caller());
            statement.setString(2, key.key());
            statement.setString(3, key.bodyHash());
            statement.setObject(4, receivedAt.atOffset(ZoneOffset.UTC));
            statement.setArray(5, connection.createArrayOf("text", kept.toArray(String[]::new)));
            return statement.executeUpdate() > 0;
        }
    }

    /** Keeps the answer, as far as that is possible: without it a retry sends the same events once more. */
    public void answered(RequestKey key, String answer) {
        try {
            with(ANSWERED, statement -> {
                statement.setString(1, answer);
                statement.setString(2, key.caller());
                statement.setString(3, key.key());
                return statement.executeUpdate();
            });
        } catch (RefusedRequest e) {
            LOG.debugf("The answer to a request is not kept: %s", e.getMessage());
        }
    }

    /** Forgets some of the requests that came before a time; returns how many. */
    int forget(Instant before, int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, FORGET)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            return statement.executeUpdate();
        }
    }

    private <T> @Nullable T with(@CompileTimeConstant String sql, Work<T> work) {
        return with(connection -> {
            try (PreparedStatement statement = Sql.prepare(connection, sql)) {
                statement.setQueryTimeout(MOST_SECONDS);
                return work.on(statement);
            }
        });
    }

    private <T> @Nullable T with(ConnectionWork<T> work) {
        if (!entered()) {
            throw away("it has no time for requests with a key");
        }
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            LOG.debugf("A request with a key cannot be remembered: %s", e);
            throw away("it cannot be reached");
        } finally {
            connections.release();
        }
    }

    private boolean entered() {
        try {
            return connections.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RefusedRequest away(String why) {
        return RefusedRequest.unavailable(
                "The database must remember a request with an Idempotency-Key, and %s now. Send the request again with the same key."
                        .formatted(why));
    }
}
