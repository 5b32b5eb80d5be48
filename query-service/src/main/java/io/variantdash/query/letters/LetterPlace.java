package io.variantdash.query.letters;

import io.variantdash.query.database.Row;
import io.variantdash.query.web.request.Moment;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A place in the list of dead letters, the newest first: after the one that was received then and found there. */
record LetterPlace(Instant receivedAt, String topic, int partition, long offset) {

    /** Before the newest. */
    static final LetterPlace START = new LetterPlace(Moment.LATEST, "", 0, 0);

    LetterPlace {
        if (receivedAt.isBefore(Moment.EARLIEST) || receivedAt.isAfter(Moment.LATEST)) {
            throw new IllegalArgumentException("Nothing was received at " + receivedAt);
        }
    }

    static LetterPlace from(Row row) throws SQLException {
        return new LetterPlace(
                row.instant("received_at"),
                row.text("original_topic"),
                (int) row.number("original_partition"),
                row.number("original_offset"));
    }

    /** Reads what {@link #key()} wrote. */
    static LetterPlace of(List<String> key) {
        return new LetterPlace(
                Instant.parse(key.get(0)), key.get(1), Integer.parseInt(key.get(2)), Long.parseLong(key.get(3)));
    }

    /** What a cursor keeps. */
    String[] key() {
        return new String[] {receivedAt.toString(), topic, Integer.toString(partition), Long.toString(offset)};
    }

    String id() {
        return "%s-%d-%d".formatted(topic, partition, offset);
    }
}
