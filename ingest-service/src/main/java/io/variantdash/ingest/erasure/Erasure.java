package io.variantdash.ingest.erasure;

import io.variantdash.json.JsonText;
import io.variantdash.update.PersonaErasure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure, and how far it is.
 *
 * @param announced whether {@code dashboard.erasures} has it
 * @param deleted the rows that are gone so far by table, as JSON
 * @param rowsDeleted all of them
 */
record Erasure(
        UUID id,
        String personaId,
        Instant requestedAt,
        State state,
        boolean announced,
        String deleted,
        long rowsDeleted,
        @Nullable Instant finishedAt) {

    static final String COLUMNS = """
            erasure_id, persona_id, requested_at, state, announced, deleted, finished_at,
            coalesce((SELECT sum(value::bigint) FROM jsonb_each_text(deleted)), 0) AS rows_deleted
            """;

    /** How far it is. */
    enum State {
        /** Nothing is stored of the persona any more; its rows are there. */
        REQUESTED,
        /** Rows are being deleted. */
        DELETING,
        /** None is left. */
        DONE,
        /** The persona is about to be allowed again. */
        LIFTING;

        private static State of(String wireName) {
            return valueOf(wireName.toUpperCase(java.util.Locale.ROOT));
        }

        private String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Reads the row that the cursor is on. */
    static Erasure of(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Erasure(
                row.getObject("erasure_id", UUID.class),
                row.getString("persona_id"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                State.of(row.getString("state")),
                row.getBoolean("announced"),
                row.getString("deleted"),
                row.getLong("rows_deleted"),
                finished == null ? null : finished.toInstant());
    }

    /** What the topics are told of it. */
    PersonaErasure told() {
        return new PersonaErasure(personaId, id, requestedAt);
    }

    /** Itself in a list. */
    String toJson() {
        return json().endObject().toString();
    }

    /** With what it does not reach. */
    String toJson(List<Unreached> unreached) {
        JsonText places = new JsonText().beginArray();
        unreached.forEach(place -> places.rawElement(place.toJson()));
        return json().rawMember("not_reached", places.endArray().toString())
                .endObject()
                .toString();
    }

    private JsonText json() {
        JsonText json = new JsonText()
                .beginObject()
                .member("erasure_id", id.toString())
                .member("persona_id", personaId)
                .member("state", state.wireName())
                .member("requested_at", requestedAt);
        return (finishedAt == null ? json.rawMember("finished_at", "null") : json.member("finished_at", finishedAt))
                .member("rows_deleted", rowsDeleted)
                .rawMember("deleted", deleted);
    }
}
