package io.variantdash.ingest.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Deletes once an hour what is older than the settings say. What cannot be deleted now, because the tables are busy or the
 * database is away, is left for the next run; all of it can be repeated and ended at any point.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    @FunctionalInterface
    private interface Deletion {
        int run() throws SQLException;
    }

    private final IngestConfiguration configuration;
    private final ExpiredDays days;
    private final ExpiredRows rows;
    private final EndedVariants endedVariants;
    private final Clock clock = Clock.systemUTC();

    Retention(IngestConfiguration configuration, ExpiredDays days, ExpiredRows rows, EndedVariants endedVariants) {
        this.configuration = configuration;
        this.days = days;
        this.rows = rows;
        this.endedVariants = endedVariants;
    }

    // Not at once: a replica that starts has better things to do.
    @Scheduled(every = "1h", delay = 1, delayUnit = TimeUnit.MINUTES, concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (configuration.retentionEnabled()) {
            run(clock.instant());
        }
    }

    /** Deletes what is too old at that time. */
    void run(Instant now) {
        for (AgedTable table : AgedTable.of(configuration)) {
            LocalDate firstDay = table.firstDay(now);
            attempt("days of " + table.name(), () -> days.drop(table.name(), firstDay));
            attempt("rows of no day of " + table.name(), () -> rows.delete(table, firstDay));
        }
        attempt("ended variants and patterns", () -> endedVariants.delete(now.minus(configuration.endedRetention())));
    }

    private static void attempt(String what, Deletion deletion) {
        try {
            int deleted = deletion.run();
            if (deleted > 0) {
                LOG.infof("Deleted %d %s that were too old", (Integer) deleted, what);
            }
        } catch (SQLException e) {
            LOG.warnf("Could not delete %s that are too old, the next try is in an hour: %s", what, e.getMessage());
        }
    }
}
