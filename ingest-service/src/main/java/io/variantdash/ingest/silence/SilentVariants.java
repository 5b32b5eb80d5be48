package io.variantdash.ingest.silence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the active variants of which counts came within a day, and do no longer; what was given up on before that is no news.
 * No series of a persona: how many are silent is a metric, which ones the dashboard says.
 */
@ApplicationScoped
class SilentVariants {

    private static final Logger LOG = Logger.getLogger(SilentVariants.class);

    /** The same as in query-service, which tells people of it. */
    static final Duration SILENT_AFTER = Duration.ofMinutes(10);

    private static final Duration WATCHED = Duration.ofDays(1);

    /** Over the index of active variants, and the state of each. */
    private static final String COUNT = """
            SELECT coalesce(sum(silent), 0) AS variants, count(*) FILTER (WHERE newest < ?) AS personas,
                   min(oldest) AS oldest
            FROM (SELECT count(*) FILTER (WHERE last_updated < ?) AS silent, max(last_updated) AS newest,
                         min(last_updated) AS oldest
                  FROM variants
                  JOIN variant_monitoring ON variant_monitoring.persona_id = variants.persona_id
                                         AND variant_monitoring.variant_id = variants.id
                  WHERE variants.status = 'active' AND last_updated > ?
                  GROUP BY variants.persona_id) AS watched
            """;

    /** What was found; the silence is that of the variant that is silent for longest, 0 where none is. */
    private record Found(long variants, long personas, Duration longest) {}

    private final DataSource dataSource;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable Found found;

    SilentVariants(DataSource dataSource, MeterRegistry registry) {
        this.dataSource = dataSource;
        Gauge.builder("ingest.silent.variants", () -> number(found == null ? null : found.variants()))
                .description(
                        "Active variants with counts within 24 hours, but none for 10 minutes; NaN while that is not known")
                .register(registry);
        Gauge.builder("ingest.silent.personas", () -> number(found == null ? null : found.personas()))
                .description("Personas that have counts within 24 hours, but none for 10 minutes of any active variant")
                .register(registry);
        TimeGauge.builder(
                        "ingest.silence.longest",
                        () -> number(found == null ? null : found.longest().toMillis()),
                        TimeUnit.MILLISECONDS)
                .description(
                        "For how long there have been no counts of the variant that is silent for longest; 0 where none is")
                .register(registry);
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void count() {
        count(clock.instant());
    }

    /** Counts what is silent at that time. */
    void count(Instant now) {
        Instant silentSince = now.minus(SILENT_AFTER);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = Sql.prepare(connection, COUNT)) {
            statement.setObject(1, silentSince.atOffset(ZoneOffset.UTC));
            statement.setObject(2, silentSince.atOffset(ZoneOffset.UTC));
            statement.setObject(3, now.minus(WATCHED).atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                found = new Found(
                        row.getLong("variants"),
                        row.getLong("personas"),
                        row.getLong("variants") == 0 || oldest == null
                                ? Duration.ZERO
                                : Duration.between(oldest.toInstant(), now));
            }
        } catch (SQLException e) {
            found = null;
            LOG.debugf("What is silent is not known: %s", e.getMessage());
        }
    }

    private static double number(@Nullable Long number) {
        return number == null ? Double.NaN : number;
    }
}
