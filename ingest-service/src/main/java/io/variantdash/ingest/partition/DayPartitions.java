package io.variantdash.ingest.partition;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps a partition ready for every day from the retention's first to some days ahead. A day that is missed meanwhile
 * lands in the default partition and is moved when its own is made, so nothing depends on the timer.
 */
@ApplicationScoped
class DayPartitions {

    private static final Logger LOG = Logger.getLogger(DayPartitions.class);

    private static final List<String> PARTITIONED = List.of("dashboard_events", "variant_engagement");

    private static final String ENSURE = """
            SELECT count(*) FILTER (WHERE ensure_day_partition(?, today + days))
            FROM (SELECT (now() AT TIME ZONE 'UTC')::date AS today) AS clock, generate_series(?, ?) AS days
            """;

    private final DataSource dataSource;
    private final IngestConfiguration configuration;
    private final Map<String, LocalDate> lastDays = new ConcurrentHashMap<>();

    DayPartitions(DataSource dataSource, IngestConfiguration configuration, MeterRegistry registry) {
        this.dataSource = dataSource;
        this.configuration = configuration;
        for (String table : PARTITIONED) {
            Gauge.builder("ingest.partition.days.ahead", () -> daysAhead(table))
                    .description("For how many days after today a table has partitions; NaN before that is known")
                    .tag("table", table)
                    .register(registry);
        }
    }

    /** Sinks from day to day while no partitions can be made. */
    private double daysAhead(String table) {
        LocalDate last = lastDays.get(table);
        return last == null ? Double.NaN : ChronoUnit.DAYS.between(LocalDate.now(ZoneOffset.UTC), last);
    }

    @Scheduled(every = "1h")
    void ensure() {
        // A table a transaction: making partitions locks the table, and batches must not wait for two at once.
        PARTITIONED.forEach(this::ensure);
    }

    private void ensure(String table) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ENSURE)) {
            statement.setString(1, table);
            statement.setInt(2, -Math.toIntExact(configuration.retention().toDays()));
            statement.setInt(3, configuration.partitionDaysAhead());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                lastDays.put(table, today.plusDays(configuration.partitionDaysAhead()));
                LOG.infof("Day partitions of %s are ready (%d made)", table, result.getLong(1));
            }
        } catch (SQLException e) {
            LOG.warnf("Could not make day partitions of %s, the next try is in an hour: %s", table, e.getMessage());
        }
    }
}
