package io.variantdash.oracle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The rows that the tables of a database hold. */
public record StoredTables(DataSource dataSource) {

    private static final int FETCH_SIZE = 2_000;

    /** One number for all rows, whatever the order in which they lie. */
    public String md5() {
        Digest digest = new Digest();
        forEach(digest::add);
        return digest.hex();
    }

    /** Hands on every row, in the order of the keys, holding few of them at a time. */
    public void forEach(Consumer<BusinessRow> consumer) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            // A cursor lives within a transaction; one snapshot for all tables, in case a service still writes.
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                statement.execute("SET LOCAL TIME ZONE 'UTC'");
                statement.setFetchSize(FETCH_SIZE);
                for (Table table : Table.values()) {
                    read(statement, table, consumer);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the tables: " + e.getMessage(), e);
        }
    }

    private static void read(Statement statement, Table table, Consumer<BusinessRow> consumer) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query(table))) {
            while (rows.next()) {
                consumer.accept(BusinessRow.of(table, Rows.parse(rows.getString(1))));
            }
        }
    }

    private static String query(Table table) {
        return """
                SELECT columns - '{%s}'::text[]
                FROM (SELECT to_jsonb(t) AS columns FROM %s t) AS stored
                ORDER BY concat_ws(chr(%d), %s) COLLATE "C"
                """.formatted(
                table.otherColumns(),
                table.sqlName(),
                (int) BusinessRow.SEPARATOR,
                table.keyColumns().stream().map("columns ->> '%s'"::formatted).collect(Collectors.joining(", ")));
    }
}
