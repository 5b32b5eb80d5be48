package io.variantdash.query.letters;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.database.Row;
import io.variantdash.query.database.RowConsumer;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Reads the dead letters of a persona. */
@ApplicationScoped
class LetterQueries {

    /** A letter and its place in the list. */
    record Found(DeadLetter letter, LetterPlace place) {

        static Found from(Row row) throws SQLException {
            return new Found(DeadLetter.from(row), LetterPlace.from(row));
        }
    }

    /** Enough bytes for the characters of an excerpt. */
    private static final String LETTERS = """
            SELECT original_topic, original_partition, original_offset, code, reason, received_at, refused_at, record_time,
                   value_size, substring(value FROM 1 FOR 1124) AS beginning, jsonb_array_length(replays) AS replays
            FROM dead_letters
            WHERE persona_id = ?
            """;

    private static final String NEWEST_FIRST = """
            ORDER BY received_at DESC, original_topic DESC, original_partition DESC, original_offset DESC
            """;

    private static final String PAGE = LETTERS + """
              AND (received_at, original_topic, original_partition, original_offset) < (?, ?, ?, ?)
            """ + NEWEST_FIRST + """
            LIMIT ?""";

    private static final String ALL = LETTERS + NEWEST_FIRST;

    private final Database database;

    LetterQueries(@History Database database) {
        this.database = database;
    }

    /** At most {@code limit} letters after {@code place}, the newest first. */
    List<Found> page(PersonaId persona, LetterPlace place, int limit) {
        return database.rows(
                PAGE,
                Found::from,
                persona.value(),
                place.receivedAt(),
                place.topic(),
                place.partition(),
                place.offset(),
                limit);
    }

    /** Hands on all letters one by one, the newest first. */
    void all(PersonaId persona, RowConsumer consumer) {
        database.stream(ALL, consumer, persona.value());
    }
}
