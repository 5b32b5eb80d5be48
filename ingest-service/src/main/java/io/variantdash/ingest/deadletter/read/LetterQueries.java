package io.variantdash.ingest.deadletter.read;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.variantdash.ingest.operator.OperatorDatabase;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads dead letters. */
@ApplicationScoped
public class LetterQueries {

    private static final String FIND = "SELECT " + LetterSummary.COLUMNS + """
            , key, value, headers FROM dead_letters
            WHERE original_topic = ? AND original_partition = ? AND original_offset = ?
            """;

    private static final String NEWEST_FIRST = """

            ORDER BY received_at DESC, original_topic DESC, original_partition DESC, original_offset DESC LIMIT ?""";

    private final OperatorDatabase database;

    LetterQueries(OperatorDatabase database) {
        this.database = database;
    }

    /** At most {@code limit} letters behind the cursor, and whether more follow. */
    public LetterPage page(LetterFilter filter, @Nullable LetterCursor cursor, int limit) {
        Sql sql = Sql.of("SELECT " + LetterSummary.COLUMNS + " FROM dead_letters WHERE true");
        List<Object> values = new ArrayList<>();
        condition(sql, values, " AND code = ?", filter.code());
        condition(sql, values, " AND original_topic = ?", filter.topic());
        condition(sql, values, " AND persona_id = ?", filter.personaId());
        condition(sql, values, " AND received_at >= ?", filter.from());
        condition(sql, values, " AND received_at < ?", filter.to());
        if (cursor != null) {
            sql.add(" AND (received_at, original_topic, original_partition, original_offset) < (?, ?, ?, ?)");
            values.add(cursor.receivedAt());
            values.add(cursor.id().topic());
            values.add(cursor.id().partition());
            values.add(cursor.id().offset());
        }
        values.add(limit + 1);
        return database.with(sql.add(NEWEST_FIRST), statement -> LetterPage.of(summaries(statement, values), limit));
    }

    /**
     * The letter of an address.
     *
     * @throws RefusedRequest with 400 if that is no id, with 404 if there is no such letter
     */
    public Letter find(String text) {
        LetterId id = LetterId.parse(text)
                .orElseThrow(() -> RefusedRequest.malformed(
                        "The id of a dead letter is its topic, partition and offset, like monitor.early-kill-0-42."));
        return find(id).orElseThrow(() -> RefusedRequest.with(
                Problem.of(404, "There is no dead letter %s; letters are kept for a while only.".formatted(id))));
    }

    /** The letter, if it is kept. */
    public Optional<Letter> find(LetterId id) {
        return database.with(FIND, statement -> {
            statement.setString(1, id.topic());
            statement.setInt(2, id.partition());
            statement.setLong(3, id.offset());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(letter(row)) : Optional.empty();
            }
        });
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                LetterSummary.of(row),
                Bytes.wrap(row.getBytes("key")),
                Bytes.wrap(row.getBytes("value")),
                row.getString("headers"));
    }

    private static void condition(
            Sql sql, List<Object> values, @CompileTimeConstant String condition, @Nullable Object value) {
        if (value != null) {
            sql.add(condition);
            values.add(value);
        }
    }

    private static List<LetterSummary> summaries(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
        List<LetterSummary> summaries = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                summaries.add(LetterSummary.of(row));
            }
        }
        return summaries;
    }
}
