package io.variantdash.query.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether live updates arrive. Written by the reader's thread alone, read by any. */
@ApplicationScoped
public class StreamStatus {

    private static final Logger LOG = Logger.getLogger(StreamStatus.class);

    private final Clock clock;
    private volatile @Nullable Outage outage;

    StreamStatus(Clock clock) {
        this.clock = clock;
        this.outage = new Outage("dashboard.updates has not been found yet", now());
    }

    /** Why no updates arrive; empty if they do. */
    public Optional<String> problem() {
        return outage().map(Outage::problem);
    }

    /** Since when, and why, no updates arrive; empty if they do. */
    public Optional<Outage> outage() {
        return Optional.ofNullable(outage);
    }

    void connected() {
        if (outage != null) {
            LOG.info("Live updates arrive");
        }
        outage = null;
    }

    /** Logs a problem once, not as often as it is noticed. */
    void lost(String newProblem) {
        Outage current = outage;
        if (current == null || !current.problem().equals(newProblem)) {
            LOG.warnf("No live updates: %s", newProblem);
            outage = new Outage(newProblem, current == null ? now() : current.since());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
