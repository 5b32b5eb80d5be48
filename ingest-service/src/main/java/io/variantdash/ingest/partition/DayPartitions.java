package io.variantdash.ingest.partition;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps a partition ready for every day from the retention's first to some days ahead. A day that is missed meanwhile
 * lands in the default partition and is moved when its own is made, so nothing depends on the timer.
 */
@ApplicationScoped
class DayPartitions {

    private static final Logger LOG = Logger.getLogger(DayPartitions.class);

    private static final Duration INTERVAL = Duration.ofHours(1);

    private static final String ENSURE = "SELECT ensure_day_partition(?, ?)";

    private final MaintenanceTransaction transaction;
    private final int daysAhead;
    private final Map<String, Duration> retention;
    private final Map<String, LocalDate> lastDays = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private volatile Instant next = Instant.MIN;

    DayPartitions(MaintenanceTransaction transaction, IngestConfiguration configuration, MeterRegistry registry) {
        this.transaction = transaction;
        daysAhead = configuration.partitionDaysAhead();
        retention = Map.of(
                "dashboard_events", configuration.retention(),
                "variant_engagement", configuration.minutesRetention(),
                // Older counts are not accepted. By the day of an hour its month is found.
                "variant_engagement_hours", shorter(configuration.retention(), configuration.hoursRetention()));
        for (String table : retention.keySet()) {
            Gauge.builder("ingest.partition.days.ahead", () -> daysAhead(table))
                    .description("For how many days after today a table has partitions; NaN before that is known")
                    .tag("table", table)
                    .register(registry);
        }
    }

    private static Duration shorter(Duration some, Duration other) {
        return some.compareTo(other) < 0 ? some : other;
    }

    /** Sinks from day to day while no partitions can be made. */
    private double daysAhead(String table) {
        LocalDate last = lastDays.get(table);
        return last == null ? Double.NaN : ChronoUnit.DAYS.between(LocalDate.now(clock), last);
    }

    /** Once an hour; every minute while that fails, as it does before the tables are there. */
    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void ensureInTime() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = ensure(now) ? now.plus(INTERVAL) : now;
        }
    }

    /** Makes the partitions that must be there now; returns whether all are. */
    boolean ensure() {
        return ensure(clock.instant());
    }

    /** Makes the partitions that must be there at that time; returns whether all are. */
    boolean ensure(Instant now) {
        LocalDate lastDay = day(now).plusDays(daysAhead);
        boolean complete = true;
        for (Map.Entry<String, Duration> table : retention.entrySet()) {
            complete &= ensure(table.getKey(), now, table.getValue(), lastDay);
        }
        return complete;
    }

    private boolean ensure(String table, Instant now, Duration age, LocalDate lastDay) {
        try {
            LOG.infof(
                    "Day partitions of %s are ready (%d made)",
                    table, (Integer) ensure(table, day(now.minus(age)), lastDay));
            lastDays.put(table, lastDay);
            return true;
        } catch (SQLException e) {
            LOG.warnf("Could not make day partitions of %s, the next try is in a minute: %s", table, e.getMessage());
            return false;
        }
    }

    /** A day a transaction: making its partition locks the table, and batches must not wait for two at once. */
    private int ensure(String table, LocalDate first, LocalDate last) throws SQLException {
        int made = 0;
        // The next days first, as most events are of today.
        for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
            LocalDate wanted = day;
            made += transaction.run(connection -> ensure(connection, table, wanted)) ? 1 : 0;
        }
        return made;
    }

    private static boolean ensure(Connection connection, String table, LocalDate day) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, ENSURE)) {
            statement.setString(1, table);
            statement.setObject(2, day);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getBoolean(1);
            }
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
