package io.variantdash.ingest.gateway.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets requests after a day, a bounded number at a time. */
@ApplicationScoped
class RequestCleanup {

    private static final Logger LOG = Logger.getLogger(RequestCleanup.class);

    static final Duration KEPT = Duration.ofDays(1);

    private static final int BATCH = 1_000;

    private final RequestStore requests;
    private final Clock clock = Clock.systemUTC();

    RequestCleanup(RequestStore requests) {
        this.requests = requests;
    }

    @Scheduled(every = "10m", delayed = "1m")
    void forgetOld() {
        forgetBefore(clock.instant().minus(KEPT));
    }

    void forgetBefore(Instant before) {
        try {
            int forgotten;
            do {
                forgotten = requests.forget(before, BATCH);
            } while (forgotten == BATCH);
        } catch (SQLException e) {
            LOG.warnf("Could not forget old requests, the next try is in ten minutes: %s", e.getMessage());
        }
    }
}
