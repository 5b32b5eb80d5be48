package io.variantdash.ingest.observe;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Which dependencies are away, since when and why. A part that waits for one says so; the beginning and the end are logged. */
@ApplicationScoped
public class Outages {

    private static final Logger LOG = Logger.getLogger(Outages.class);

    /**
     * A dependency that is away.
     *
     * @param reason what was last heard of it
     */
    public record Outage(Instant since, String reason) {}

    private final Map<Dependency, Outage> outages = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();

    public void away(Dependency dependency, String reason) {
        Outage before = outages.get(dependency);
        if (before == null) {
            LOG.warnf("%s is away, waiting for it: %s", dependency.label(), reason);
        }
        outages.put(dependency, new Outage(before == null ? clock.instant() : before.since(), reason));
    }

    public void back(Dependency dependency) {
        Outage outage = outages.remove(dependency);
        if (outage != null) {
            LOG.infof("%s is back after %s", dependency.label(), Duration.between(outage.since(), clock.instant()));
        }
    }

    /** Those that last. */
    public Map<Dependency, Outage> current() {
        return Map.copyOf(outages);
    }

    /** For how long a dependency has been away, zero if it is not. */
    public Duration duration(Dependency dependency) {
        Outage outage = outages.get(dependency);
        return outage == null ? Duration.ZERO : Duration.between(outage.since(), clock.instant());
    }
}
