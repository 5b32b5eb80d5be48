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
    private final EngagementHours hours;
    private final EndedVariants endedVariants;
    private final Clock clock = Clock.systemUTC();

    Retention(
            IngestConfiguration configuration,
            ExpiredDays days,
            ExpiredRows rows,
            EngagementHours hours,
            EndedVariants endedVariants) {
        this.configuration = configuration;
        this.days = days;
        this.rows = rows;
        this.hours = hours;
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
        AgedTable minutes = AgedTable.minutes(configuration);
        AgedTable agedHours = AgedTable.hours(configuration);
        delete(AgedTable.events(configuration), now);
        if (keepHours(agedHours.firstDay(now), minutes.firstDay(now))) {
            delete(minutes, now);
        }
        delete(agedHours, now);
        delete(AgedTable.deadLetters(configuration), now);
        attempt("ended variants and patterns", () -> endedVariants.delete(now.minus(configuration.endedRetention())));
    }

    /** Minutes stay until the hours know all that they do. */
    private boolean keepHours(LocalDate firstHours, LocalDate firstMinutes) {
        try {
            int added = hours.addMissing(firstHours, firstMinutes);
            if (added > 0) {
                LOG.infof("Made %d hours of minutes that are about to be deleted", (Integer) added);
            }
            return true;
        } catch (SQLException e) {
            LOG.warnf("Could not make hours of minutes, these stay until the next try in an hour: %s", e.getMessage());
            return false;
        }
    }

    private void delete(AgedTable table, Instant now) {
        LocalDate firstDay = table.firstDay(now);
        attempt("days of " + table.name(), () -> days.drop(table.name(), firstDay));
        attempt("rows of no day of " + table.name(), () -> rows.delete(table, firstDay));
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
