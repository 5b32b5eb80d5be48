package io.variantdash.ingest.erased;

import io.variantdash.ingest.statement.Sql;
import io.variantdash.update.PersonaErasure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Brings the table {@code erasures} together with the topic: who is in one of them is erased. */
@ApplicationScoped
class ErasureRows {

    /** An erasure that the table does not know begins anew: who knows what else was restored with the table. */
    private static final String ADOPT = """
            INSERT INTO erasures (erasure_id, persona_id, requested_at, announced)
            SELECT erasure_id::uuid, persona_id, requested_at::timestamptz, true
            FROM unnest(?, ?, ?) AS known (erasure_id, persona_id, requested_at)
            ON CONFLICT DO NOTHING
            """;

    /** Those that the topic has lost are told to it once more. */
    private static final String LOST = """
            UPDATE erasures SET announced = false, state = CASE state WHEN 'done' THEN 'requested' ELSE state END
            WHERE announced AND state <> 'lifting' AND persona_id <> ALL (?)
            """;

    private static final String FORGET = "DELETE FROM erasures WHERE erasure_id = ?";

    private final DataSource dataSource;

    ErasureRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes over what the topic has, and marks what it has not. */
    void adopt(Collection<PersonaErasure> erasures) throws SQLException {
        List<PersonaErasure> known = List.copyOf(erasures);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement adopt = Sql.prepare(connection, ADOPT);
                PreparedStatement lost = Sql.prepare(connection, LOST)) {
            adopt.setArray(1, connection.createArrayOf("text", texts(known, PersonaErasure::erasureId)));
            adopt.setArray(2, connection.createArrayOf("text", texts(known, PersonaErasure::personaId)));
            adopt.setArray(3, connection.createArrayOf("text", texts(known, PersonaErasure::requestedAt)));
            adopt.executeUpdate();
            lost.setArray(1, connection.createArrayOf("text", texts(known, PersonaErasure::personaId)));
            lost.executeUpdate();
        }
    }

    /** The persona is allowed again. */
    void forget(PersonaErasure erasure) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, FORGET)) {
            statement.setObject(1, erasure.erasureId());
            statement.executeUpdate();
        }
    }

    private static String[] texts(List<PersonaErasure> erasures, Function<PersonaErasure, Object> value) {
        return erasures.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
