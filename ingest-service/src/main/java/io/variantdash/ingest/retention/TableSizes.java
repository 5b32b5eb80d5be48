package io.variantdash.ingest.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Tells by metrics how large each table is, and how many days those reach back that are partitioned by day. */
@ApplicationScoped
class TableSizes {

    private static final Logger LOG = Logger.getLogger(TableSizes.class);

    /** A partitioned table begins without days. Days count to their table, also those that are detached and about to be dropped. */
    private static final String SIZES = """
            SELECT regexp_replace(relname, '_([0-9]{8}|default)$', '') AS table_name,
                   sum(coalesce(pg_total_relation_size(oid), 0))::bigint AS bytes,
                   CASE WHEN bool_or(relname LIKE '%\\_default') THEN
                       greatest((now() AT TIME ZONE 'UTC')::date
                           - to_date(min(substring(relname FROM '_([0-9]{8})$')), 'YYYYMMDD'), 0) END AS days_kept
            FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'
            GROUP BY table_name
            """;

    private final DataSource dataSource;
    private final MultiGauge sizes;
    private final MultiGauge daysKept;

    TableSizes(DataSource dataSource, MeterRegistry registry) {
        this.dataSource = dataSource;
        sizes = MultiGauge.builder("ingest.table.size")
                .description("Disk that a table takes, with its partitions and indexes")
                .baseUnit("bytes")
                .register(registry);
        daysKept = MultiGauge.builder("ingest.partition.days.kept")
                .description("For how many days before today a table has partitions")
                .register(registry);
    }

    @Scheduled(every = "1m")
    void measure() {
        List<MultiGauge.Row<?>> bytes = new ArrayList<>();
        List<MultiGauge.Row<?>> days = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, SIZES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Tags table = Tags.of("table", row.getString("table_name"));
                bytes.add(MultiGauge.Row.of(table, row.getLong("bytes")));
                int kept = row.getInt("days_kept");
                if (!row.wasNull()) {
                    days.add(MultiGauge.Row.of(table, kept));
                }
            }
        } catch (SQLException e) {
            LOG.debugf("The sizes of the tables are not known: %s", e.getMessage());
        }
        // Nothing at all rather than old figures, while the database is away.
        sizes.register(bytes, true);
        daysKept.register(days, true);
    }
}
