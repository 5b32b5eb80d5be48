package io.variantdash.endtoend;

import io.variantdash.local.stack.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The tables of a stack. */
record Tables(String url, String user, String password) {

    /** One number for the business columns of all tables, whatever the order in which rows lie. */
    private static final String DIGEST = """
            SELECT md5(string_agg(line, E'\\n' ORDER BY line COLLATE "C"))
            FROM (SELECT 'variants ' || (to_jsonb(t) - 'created_at')::text AS line FROM variants t
                  UNION ALL SELECT 'monitoring ' || (to_jsonb(t) - 'created_at')::text FROM variant_monitoring t
                  UNION ALL SELECT 'kills ' || (to_jsonb(t) - 'created_at' - 'id')::text FROM variant_kills t
                  UNION ALL SELECT 'events ' || (to_jsonb(t) - 'created_at' - 'id')::text FROM dashboard_events t
                  UNION ALL SELECT 'engagement ' || to_jsonb(t)::text FROM variant_engagement t
                  UNION ALL SELECT 'fatigue ' || (to_jsonb(t) - 'created_at')::text FROM pattern_fatigue t) lines
            """;

    static Tables of(Stack stack) {
        return new Tables(
                stack.postgres().jdbcUrl(),
                stack.postgres().username(),
                stack.postgres().password());
    }

    String digest() {
        return text(DIGEST);
    }

    long number(String sql) {
        return Long.parseLong(text(sql));
    }

    void empty() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE variants, variant_monitoring, variant_kills, dashboard_events,"
                    + " variant_engagement, pattern_fatigue");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Views and interactions of every variant, by persona and variant. */
    Map<String, Counts> counts() {
        Map<String, Counts> counts = new HashMap<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT persona_id, variant_id, view_count, interaction_count FROM variant_monitoring")) {
            while (rows.next()) {
                counts.put(rows.getString(1) + "/" + rows.getString(2), new Counts(rows.getLong(3), rows.getLong(4)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return counts;
    }

    /** The totals of a variant. */
    record Counts(long views, long interactions) {}

    private String text(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
