package io.variantdash.ingest.deadletter.keep;

import io.variantdash.ingest.deadletter.keep.ReceivedLetter.Replayed;
import io.variantdash.ingest.statement.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** Records in the row of a letter that its replay was refused as well. */
final class RefusedReplays {

    /** The last refusal is what the row tells of; an older one that comes again changes its own replay alone. */
    private static final String RECORD = """
            UPDATE dead_letters
            SET code = CASE WHEN ? >= refused_at THEN ? ELSE code END,
                reason = CASE WHEN ? >= refused_at THEN ? ELSE reason END,
                refused_at = greatest(refused_at, ?),
                replays = jsonb_set(replays, ARRAY[? ::text],
                    (replays -> ?) || jsonb_build_object('outcome', 'refused', 'code', ?::text, 'reason', ?::text))
            WHERE original_topic = ? AND original_partition = ? AND original_offset = ?
              AND jsonb_array_length(replays) > ?
            """;

    private RefusedReplays() {}

    /** Whether there is such a letter, and such a replay of it. Anyone can write a header; that is no word on another's letter. */
    static boolean record(Connection connection, ReceivedLetter refusal, Replayed replayed) throws SQLException {
        int index = replayed.number() - 1;
        var refusedAt = refusal.receivedAt().atOffset(ZoneOffset.UTC);
        try (PreparedStatement statement = Sql.prepare(connection, RECORD)) {
            statement.setObject(1, refusedAt);
            statement.setString(2, refusal.code());
            statement.setObject(3, refusedAt);
            statement.setString(4, refusal.reason());
            statement.setObject(5, refusedAt);
            statement.setInt(6, index);
            statement.setInt(7, index);
            statement.setString(8, refusal.code());
            statement.setString(9, refusal.reason());
            statement.setString(10, replayed.letter().topic());
            statement.setInt(11, replayed.letter().partition());
            statement.setLong(12, replayed.letter().offset());
            statement.setInt(13, index);
            return statement.executeUpdate() > 0;
        }
    }
}
