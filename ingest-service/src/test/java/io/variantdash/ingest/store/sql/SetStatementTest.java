package io.variantdash.ingest.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What PostgreSQL reads of a column, in its own words, is what was written. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class SetStatementTest {

    private static final UUID ID = UUID.fromString("ffffffff-0000-4000-8000-0000000000ff");

    @Inject
    DataSource dataSource;

    @Test
    void writesTextOfAnyLength() throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(List.of("", "short", "\u00fc\u4e2d\ud83d\ude00"));
        // Longer than was expected: more than once what there is room for.
        IntStream.of(100, 1_000, 100_000).forEach(length -> texts.add("\u00fc".repeat(length)));
        texts.add(null);

        assertThat(read(texts, new SetStatement<@Nullable String>(sql("value")).text(text -> text)))
                .isEqualTo(texts);
    }

    @Test
    void writesTimesOfAnyYear() throws SQLException {
        List<String> times = List.of(
                "1969-12-31T23:59:59.999999Z",
                "1999-12-31T23:59:59.000001Z",
                "2000-01-01T00:00:00Z",
                "2100-01-01T00:00:00Z");

        assertThat(read(
                        times,
                        new SetStatement<String>(sql("to_char(value AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"))
                                .timestamptz(Instant::parse)))
                .containsExactly(
                        "1969-12-31 23:59:59.999999",
                        "1999-12-31 23:59:59.000001",
                        "2000-01-01 00:00:00.000000",
                        "2100-01-01 00:00:00.000000");
    }

    @Test
    void writesAllOtherTypes() throws SQLException {
        assertThat(one(statement -> statement.uuid(row -> ID))).isEqualTo(ID.toString());
        assertThat(one(statement -> statement.bigint(row -> Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
        assertThat(one(statement -> statement.doublePrecision(row -> 0.1))).isEqualTo("0.1");
        assertThat(one(statement -> statement.bool(row -> true))).isEqualTo("true");
        assertThat(one(statement -> statement.bool(row -> false))).isEqualTo("false");
        assertThat(one(statement -> statement.bytes(row -> "\u0000a".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("\\x0061");
    }

    @Test
    void writesNothingAsNull() throws SQLException {
        assertThat(one(statement -> statement.uuid(row -> null))).isNull();
        assertThat(one(statement -> statement.bigint(row -> null))).isNull();
        assertThat(one(statement -> statement.doublePrecision(row -> null))).isNull();
        assertThat(one(statement -> statement.timestamptz(row -> null))).isNull();
        assertThat(one(statement -> statement.bytes(row -> null))).isNull();
    }

    private @Nullable String one(Function<SetStatement<String>, SetStatement<String>> column) throws SQLException {
        return read(List.of("row"), column.apply(new SetStatement<>(sql("value"))))
                .get(0);
    }

    private static String sql(String expression) {
        return "SELECT (" + expression + ")::text FROM unnest(?) WITH ORDINALITY AS row (value, place) ORDER BY place";
    }

    private <T extends @Nullable Object> List<@Nullable String> read(List<T> rows, SetStatement<T> statement)
            throws SQLException {
        List<@Nullable String> read = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            statement.query(connection, rows, row -> read.add(row.getString(1)));
        }
        return Collections.unmodifiableList(read);
    }
}
