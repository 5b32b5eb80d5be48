package io.variantdash.ingest.deadletter.read;

import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.json.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter without its contents.
 *
 * @param receivedAt when it was refused for the first time
 * @param refusedAt when it was refused for the last time, by which the code and the reason are
 * @param recordTime the original record's Kafka timestamp, null where it is no time
 * @param valueSize of the whole value in bytes, null where there is none
 * @param truncated whether only the beginning of the value is kept
 * @param replays as a JSON array
 */
public record LetterSummary(
        LetterId id,
        String code,
        String reason,
        @Nullable String personaId,
        Instant receivedAt,
        Instant refusedAt,
        @Nullable Instant recordTime,
        @Nullable Integer valueSize,
        boolean truncated,
        String replays) {

    static final String COLUMNS = """
            original_topic, original_partition, original_offset, code, reason, persona_id, received_at, refused_at, record_time,
            value_size, coalesce(value_size > octet_length(value), value_size IS NOT NULL) AS truncated, replays""";

    static LetterSummary of(ResultSet row) throws SQLException {
        Instant recordTime = time(row, "record_time");
        return new LetterSummary(
                new LetterId(
                        row.getString("original_topic"),
                        row.getInt("original_partition"),
                        row.getLong("original_offset")),
                row.getString("code"),
                row.getString("reason"),
                row.getString("persona_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("refused_at", OffsetDateTime.class).toInstant(),
                recordTime,
                row.getObject("value_size", Integer.class),
                row.getBoolean("truncated"),
                row.getString("replays"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Where the page begins that follows this letter. */
    public LetterCursor cursor() {
        return new LetterCursor(receivedAt, id);
    }

    String toJson() {
        return writeTo(new JsonText().beginObject()).endObject().toString();
    }

    JsonText writeTo(JsonText json) {
        return json.member("id", id.toString())
                .member("topic", id.topic())
                .member("partition", id.partition())
                .member("offset", id.offset())
                .member("code", code)
                .member("reason", reason)
                .nullableMember("persona_id", personaId)
                .member("received_at", receivedAt)
                .member("refused_at", refusedAt)
                .nullableMember("record_time", recordTime == null ? null : recordTime.toString())
                .rawMember("value_size", String.valueOf(valueSize))
                .rawMember("truncated", Boolean.toString(truncated))
                .rawMember("replays", replays);
    }
}
