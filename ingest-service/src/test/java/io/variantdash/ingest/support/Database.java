package io.variantdash.ingest.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Looks into the database. */
public final class Database {

    /**
     * The business columns of all tables, a line a row, in an order of their own: what must be the same for the same set
     * of events. Surrogate ids and created_at are left out.
     */
    private static final String BUSINESS_STATE = """
            SELECT 'variants', to_jsonb(t) - 'created_at' FROM variants t
            UNION ALL SELECT 'variant_monitoring', to_jsonb(t) - 'created_at' FROM variant_monitoring t
            UNION ALL SELECT 'variant_kills', to_jsonb(t) - 'created_at' - 'id' FROM variant_kills t
            UNION ALL SELECT 'dashboard_events', to_jsonb(t) - 'created_at' - 'id' FROM dashboard_events t
            UNION ALL SELECT 'variant_engagement', to_jsonb(t) FROM variant_engagement t
            UNION ALL SELECT 'pattern_fatigue', to_jsonb(t) - 'created_at' FROM pattern_fatigue t
            UNION ALL SELECT 'optimization_alerts', to_jsonb(t) - 'created_at' FROM optimization_alerts t
            UNION ALL SELECT 'monitor_activity', to_jsonb(t) FROM monitor_activity t
            ORDER BY 1, 2
            """;

    private final DataSource dataSource;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The rows of a query, their columns joined by a bar. */
    public List<String> rows(String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        columns.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(String.join("|", columns));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public List<String> businessState() {
        return rows(BUSINESS_STATE);
    }

    /** Tries again where the service, which still stores or deletes what a test before left, locked the tables in another order. */
    public void empty() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            execute("TRUNCATE variants, variant_monitoring, variant_kills, dashboard_events, variant_engagement,"
                    + " variant_engagement_hours, pattern_fatigue, optimization_alerts, monitor_activity");
            return true;
        });
    }
}
