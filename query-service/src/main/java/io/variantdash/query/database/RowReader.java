package io.variantdash.query.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the rows of one statement. A row that its mapper cannot make anything of is left out and noted; whatever fails for
 * another reason than the row fails the statement.
 */
final class RowReader {

    /** A table or view, and not a function. */
    private static final Pattern TABLE = Pattern.compile("\\bFROM\\s+([a-z_]+)\\b(?!\\()");

    private static final Set<String> KEYS = Set.of("persona_id", "id", "variant_id", "identity", "pattern", "bucket");

    /** Of SQLSTATE: the value is not one that the column's type, or ours, can have. */
    private static final String DATA_EXCEPTION = "22";

    private final String sql;
    private final @Nullable Object[] parameters;
    private final UnreadableRows unreadable;

    RowReader(String sql, @Nullable Object[] parameters, UnreadableRows unreadable) {
        this.sql = sql;
        this.parameters = parameters;
        this.unreadable = unreadable;
    }

    void read(ResultSet results, RowConsumer consumer) throws SQLException {
        Row row = new Row(results);
        while (results.next()) {
            take(row, results, consumer);
        }
    }

    private void take(Row row, ResultSet results, RowConsumer consumer) throws SQLException {
        try {
            consumer.take(row);
        } catch (UnreadableRowException e) {
            row.problem(e.kind());
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith(DATA_EXCEPTION)) {
                throw e;
            }
            row.problem("a value cannot be read (" + e.getSQLState() + ")");
        }
        if (row.hasProblems()) {
            unreadable.note(table(), key(results), row.takeProblems());
        }
    }

    /** The one that the statement is about: others are joined to it. */
    private String table() {
        Matcher found = TABLE.matcher(sql);
        return found.find() ? found.group(1) : "unknown";
    }

    private String key(ResultSet results) throws SQLException {
        List<String> parts = new ArrayList<>();
        if (parameters.length > 0 && parameters[0] instanceof String first) {
            parts.add(first);
        }
        ResultSetMetaData columns = results.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (KEYS.contains(columns.getColumnLabel(i))) {
                parts.add(columns.getColumnLabel(i) + "=" + results.getString(i));
            }
        }
        return String.join(" ", parts);
    }
}
