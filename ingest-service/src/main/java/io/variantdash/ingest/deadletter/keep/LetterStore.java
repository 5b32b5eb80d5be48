package io.variantdash.ingest.deadletter.keep;

import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.erased.ErasureFence;
import io.variantdash.ingest.store.sql.SetStatement;
import io.variantdash.ingest.store.sql.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.common.utils.Bytes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes letters into {@code dead_letters}, a batch in one transaction. Writing a batch again changes nothing. */
@ApplicationScoped
class LetterStore {

    private static final Logger LOG = Logger.getLogger(LetterStore.class);

    /** A copy changes nothing. Another record at a known place comes from a topic that was made anew, and takes the place. */
    private static final SetStatement<ReceivedLetter> UPSERT = new SetStatement<ReceivedLetter>("""
            INSERT INTO dead_letters AS known (original_topic, original_partition, original_offset, code, reason, persona_id,
                received_at, refused_at, record_time, key, value, value_size, headers)
            SELECT topic, part::int, off, code, reason, persona, received, received,
                recorded, key, value, size::int, headers::json
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS letter (topic, part, off, code, reason, persona, received, recorded, key, value, size, headers)
            ORDER BY topic, part, off
            ON CONFLICT (original_topic, original_partition, original_offset) DO UPDATE
            SET code = excluded.code, reason = excluded.reason, persona_id = excluded.persona_id,
                received_at = excluded.received_at, refused_at = excluded.refused_at, record_time = excluded.record_time,
                key = excluded.key, value = excluded.value, value_size = excluded.value_size, headers = excluded.headers,
                replays = '[]'
            WHERE excluded.received_at > known.refused_at
              AND (excluded.record_time, excluded.value) IS DISTINCT FROM (known.record_time, known.value)
            """)
            .text(letter -> letter.id().topic())
            .bigint(letter -> (long) letter.id().partition())
            .bigint(letter -> letter.id().offset())
            .text(ReceivedLetter::code)
            .text(ReceivedLetter::reason)
            .text(ReceivedLetter::personaId)
            .timestamptz(ReceivedLetter::receivedAt)
            .timestamptz(ReceivedLetter::recordTime)
            .bytes(letter -> array(letter.key()))
            .bytes(letter -> array(letter.value()))
            .bigint(ReceivedLetter::valueSize)
            .text(ReceivedLetter::headers);

    private final DataSource dataSource;

    LetterStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Stores all letters.
     *
     * @throws SQLException if the database is away; none is stored then, or all but the last ones
     */
    void store(List<ReceivedLetter> letters) throws SQLException {
        try {
            storeTogether(letters);
        } catch (SQLException e) {
            if (!SqlFailure.isOfTheData(e)) {
                throw e;
            }
            for (ReceivedLetter letter : letters) {
                storeAlone(letter);
            }
        }
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.get();
    }

    private void storeAlone(ReceivedLetter letter) throws SQLException {
        try {
            storeTogether(List.of(letter));
        } catch (SQLException e) {
            if (!SqlFailure.isOfTheData(e)) {
                throw e;
            }
            LOG.errorf(e, "The database refuses parts of the dead letter %s, which is kept without them", letter.id());
            storeTogether(List.of(letter.bare()));
        }
    }

    private void storeTogether(List<ReceivedLetter> letters) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                UPSERT.execute(connection, ofTheirOwn(connection, ofPersonasThatStay(connection, letters)));
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static List<ReceivedLetter> ofPersonasThatStay(Connection connection, List<ReceivedLetter> letters)
            throws SQLException {
        Set<String> erased = ErasureFence.erasedAmong(
                connection,
                letters.stream()
                        .map(ReceivedLetter::personaId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return erased.isEmpty()
                ? letters
                : letters.stream()
                        .filter(letter -> letter.personaId() == null || !erased.contains(letter.personaId()))
                        .toList();
    }

    /** Those that change no row that is there, each place once; the others have changed theirs then. */
    private static List<ReceivedLetter> ofTheirOwn(Connection connection, List<ReceivedLetter> letters)
            throws SQLException {
        Map<LetterId, ReceivedLetter> own = new LinkedHashMap<>();
        for (ReceivedLetter letter : letters) {
            if (letter.replayed() == null || !RefusedReplays.record(connection, letter, letter.replayed())) {
                own.put(letter.id(), letter);
            }
        }
        return new ArrayList<>(own.values());
    }
}
