package io.variantdash.ingest.erasure;

import io.variantdash.ingest.operator.OperatorDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code erasures}, as requests read and change them. */
@ApplicationScoped
class ErasureStore {

    private static final String FIND = "SELECT " + Erasure.COLUMNS + " FROM erasures WHERE erasure_id = ?";

    private static final String OF_PERSONA = "SELECT " + Erasure.COLUMNS + " FROM erasures WHERE persona_id = ?";

    private static final String PAGE = "SELECT " + Erasure.COLUMNS + """
             FROM erasures WHERE (requested_at, erasure_id) < (coalesce(?::timestamptz, 'infinity'), ?)
            ORDER BY requested_at DESC, erasure_id DESC LIMIT ?
            """;

    /** From the commit on nothing is stored of the persona. */
    private static final String ADD = """
            INSERT INTO erasures (erasure_id, persona_id, requested_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String LIFT = "UPDATE erasures SET state = 'lifting' WHERE erasure_id = ?";

    private static final String FORGET = "DELETE FROM erasures WHERE erasure_id = ? AND state = 'lifting'";

    private static final UUID FIRST = new UUID(-1, -1);

    private final OperatorDatabase database;

    ErasureStore(OperatorDatabase database) {
        this.database = database;
    }

    Optional<Erasure> find(UUID id) {
        return database.with(FIND, statement -> {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Erasure.of(row)) : Optional.empty();
            }
        });
    }

    Optional<Erasure> of(String personaId) {
        return database.with(OF_PERSONA, statement -> {
            statement.setString(1, personaId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Erasure.of(row)) : Optional.empty();
            }
        });
    }

    /** At most so many behind the cursor, the newest first. */
    List<Erasure> page(Optional<ErasureCursor> cursor, int limit) {
        return database.with(PAGE, statement -> {
            statement.setObject(
                    1,
                    cursor.map(after -> after.requestedAt().atOffset(ZoneOffset.UTC))
                            .orElse(null));
            statement.setObject(2, cursor.map(ErasureCursor::id).orElse(FIRST));
            statement.setInt(3, limit);
            List<Erasure> erasures = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    erasures.add(Erasure.of(row));
                }
            }
            return erasures;
        });
    }

    /** Does nothing if the persona is erased already. */
    void add(UUID id, String personaId, Instant requestedAt) {
        int unused = database.with(ADD, statement -> {
            statement.setObject(1, id);
            statement.setString(2, personaId);
            statement.setObject(3, requestedAt.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    /** Begins to allow the persona again; from here on it will be, whatever happens. */
    void lift(UUID id) {
        int unused = database.with(LIFT, statement -> {
            statement.setObject(1, id);
            return statement.executeUpdate();
        });
    }

    /** The topic has heard that the persona is allowed again. */
    void forget(UUID id) {
        int unused = database.with(FORGET, statement -> {
            statement.setObject(1, id);
            return statement.executeUpdate();
        });
    }
}
