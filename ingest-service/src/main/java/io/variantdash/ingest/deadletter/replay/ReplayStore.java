package io.variantdash.ingest.deadletter.replay;

import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.variantdash.ingest.operator.OperatorDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/** Records in the row of a letter that it is replayed: before it is sent, and what came of it afterwards. */
@ApplicationScoped
class ReplayStore {

    /** How many replays of a letter are recorded, and so allowed. */
    static final int MOST = 100;

    private static final Logger LOG = Logger.getLogger(ReplayStore.class);

    private static final String BEGIN = """
            UPDATE dead_letters
            SET replays = replays || jsonb_build_array(jsonb_build_object(
                'number', jsonb_array_length(replays) + 1, 'at', ?::text, 'by', ?::text, 'outcome', 'sending'))
            WHERE original_topic = ? AND original_partition = ? AND original_offset = ? AND jsonb_array_length(replays) < ?
            RETURNING jsonb_array_length(replays)
            """;

    /** Its refusal may have been faster, and says more. */
    private static final String END = """
            UPDATE dead_letters SET replays = jsonb_set(replays, ARRAY[?::text, 'outcome'], to_jsonb(?::text))
            WHERE original_topic = ? AND original_partition = ? AND original_offset = ?
              AND replays -> ? ->> 'outcome' = 'sending'
            """;

    private final OperatorDatabase database;

    ReplayStore(OperatorDatabase database) {
        this.database = database;
    }

    /** Commits that a letter is about to be sent; returns the replay's number, from 1, or none if there were too many. */
    OptionalInt begin(LetterId letter, Instant at, String by) {
        return database.with(BEGIN, statement -> {
            statement.setString(1, at.toString());
            statement.setString(2, by);
            setId(statement, 3, letter);
            statement.setInt(6, MOST);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        });
    }

    /** Records the outcome, as far as that is possible: without it it is unknown whether the letter was sent. */
    void end(LetterId letter, int number, String outcome) {
        try {
            int unused = database.with(END, statement -> {
                statement.setString(1, Integer.toString(number - 1));
                statement.setString(2, outcome);
                setId(statement, 3, letter);
                statement.setInt(6, number - 1);
                return statement.executeUpdate();
            });
        } catch (RefusedRequest e) {
            LOG.warnf("The outcome of replay %d of %s is not recorded: %s", (Integer) number, letter, outcome);
        }
    }

    private static void setId(PreparedStatement statement, int first, LetterId letter) throws SQLException {
        statement.setString(first, letter.topic());
        statement.setInt(first + 1, letter.partition());
        statement.setLong(first + 2, letter.offset());
    }
}
