package io.variantdash.query.letters;

import io.variantdash.query.database.Row;
import io.variantdash.query.preview.Preview;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused.
 *
 * @param id topic, partition and offset in one, as ingest-service calls it
 * @param code the kind of the last refusal, and {@code reason} the same as a sentence
 * @param recordTime the record's Kafka timestamp; null where that is no time
 * @param valueSize of the whole value in bytes; null where there is none
 * @param excerpt how the value begins; null where there is none, or it is not UTF-8
 * @param replays how often it was sent once more
 */
record DeadLetter(
        String id,
        String code,
        String reason,
        Instant receivedAt,
        Instant refusedAt,
        @Nullable Instant recordTime,
        @Nullable Long valueSize,
        @Nullable String excerpt,
        long replays) {

    static DeadLetter from(Row row) throws SQLException {
        return new DeadLetter(
                LetterPlace.from(row).id(),
                row.text("code"),
                row.text("reason"),
                row.instant("received_at"),
                row.instant("refused_at"),
                row.nullableInstant("record_time"),
                row.nullableText("value_size") == null ? null : row.number("value_size"),
                excerpt(row.nullableBytes("beginning")),
                row.number("replays"));
    }

    /** The bytes may end within a character, which is left out then. */
    private static @Nullable String excerpt(byte @Nullable [] beginning) {
        if (beginning == null) {
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(beginning.length);
        return decoder.decode(ByteBuffer.wrap(beginning), text, false).isError()
                ? null
                : Preview.withEllipsis(text.flip().toString());
    }
}
