package io.variantdash.query.freshness;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.freshness.MonitorPartitions.Known;
import io.variantdash.query.freshness.MonitorPartitions.PartitionName;
import io.variantdash.query.stream.Outage;
import io.variantdash.query.stream.StreamStatus;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import io.variantdash.update.Heartbeat;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether events reach the dashboards: the stream of updates is there, and ingest-service says of every partition of the
 * monitors' topics that it is read, and that nothing waits there for long. Heartbeats are judged by when they arrive
 * here, so that the clocks of hosts need not agree.
 *
 * <p>Safe for use by several threads: the stream's thread tells, {@link #judge} decides, any thread reads.
 */
@Singleton
public class Freshness implements UpdateListener {

    private static final Logger LOG = Logger.getLogger(Freshness.class);

    private static final double MILLIS_PER_SECOND = 1000;

    private static final String STREAM_AWAY = "live updates cannot be read";
    private static final String ALL_SILENT = "there is no sign of ingest-service";
    private static final String SOME_SILENT = "some events are read by no ingest-service";
    private static final String WAITING = "events wait to be stored";

    /** What is wrong now, before it is known whether that is new. */
    private record Finding(Instant since, String reason, String details) {}

    private final Supplier<Optional<Outage>> outage;
    private final Duration staleAfter;
    private final Clock clock;
    private final LongSupplier nanoTime;

    private final MonitorPartitions partitions = new MonitorPartitions();
    private boolean reading;
    private long readingSinceNanos;
    /** Whether the stream was away, and heartbeats have not told yet what happened meanwhile. */
    private boolean wasAway;

    private long awayNanos;
    private volatile @Nullable Staleness current;

    @Inject
    Freshness(StreamStatus status, DashboardConfig config, Clock clock) {
        this(status::outage, config.live().staleAfter(), clock, System::nanoTime);
    }

    Freshness(Supplier<Optional<Outage>> outage, Duration staleAfter, Clock clock, LongSupplier nanoTime) {
        this.outage = outage;
        this.staleAfter = staleAfter;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** What the last look decided; empty if dashboards are fresh. */
    public Optional<Staleness> current() {
        return Optional.ofNullable(current);
    }

    /** For how long dashboards have been stale, in seconds; 0 if they are fresh. */
    public double staleSeconds() {
        Staleness now = current;
        return now == null
                ? 0
                : Math.max(0, Duration.between(now.since(), clock.instant()).toMillis() / MILLIS_PER_SECOND);
    }

    /** Has a look, and decides anew. A time of staleness keeps its beginning, whatever its causes are. */
    public synchronized Optional<Staleness> judge() {
        Finding found = find(nanoTime.getAsLong());
        Staleness before = current;
        if (found == null) {
            current = null;
            if (before != null) {
                LOG.infof("Dashboards are fresh again; they were stale since %s", before.since());
            }
        } else if (before == null || !before.reason().equals(found.reason())) {
            current = new Staleness(before == null ? found.since() : before.since(), found.reason());
            LOG.warnf("Dashboards are stale since %s: %s (%s)", current.since(), found.reason(), found.details());
        }
        return current();
    }

    @Override
    public synchronized void restarted() {
        if (!reading) {
            reading = true;
            readingSinceNanos = nanoTime.getAsLong();
        }
    }

    @Override
    public synchronized void heartbeat(Heartbeat beat, boolean earlier) {
        long now = nanoTime.getAsLong();
        if (earlier) {
            beat.partitions().forEach(progress -> partitions.expect(progress.topic(), progress.partition(), now));
        } else {
            partitions.heard(beat, now);
        }
    }

    @Override
    public synchronized void monitorTopic(String topic, int count) {
        partitions.topic(topic, count, nanoTime.getAsLong());
    }

    @Override
    public void updated(List<StreamedUpdate> updates) {
        // Updates are no proof: they may come from one partition while another waits.
    }

    @Override
    public void strayed(String personaId) {
        // As above.
    }

    private @Nullable Finding find(long now) {
        Optional<Outage> away = outage.get();
        if (away.isPresent()) {
            wasAway = true;
            awayNanos = now;
            return new Finding(away.get().since(), STREAM_AWAY, away.get().problem());
        }
        Finding silence = silence(now);
        if (silence != null) {
            return silence;
        }
        if (wasAway && partitions.anyUnheardSince(awayNanos)) {
            // It is back, and the next heartbeats will tell what happened meanwhile.
            Staleness before = current;
            return before == null ? null : new Finding(before.since(), before.reason(), "no heartbeat yet");
        }
        wasAway = false;
        return waiting(now);
    }

    private @Nullable Finding silence(long now) {
        if (partitions.isEmpty()) {
            return reading && now - readingSinceNanos >= staleAfter.toNanos()
                    ? new Finding(ago(now - readingSinceNanos), ALL_SILENT, "no heartbeat has come")
                    : null;
        }
        List<Map.Entry<PartitionName, Known>> silent = partitions.silent(now, staleAfter);
        return silent.stream().map(Map.Entry::getValue).mapToLong(partition -> now - partition.atNanos()).max().stream()
                .mapToObj(longest -> new Finding(
                        ago(longest),
                        silent.size() == partitions.size() ? ALL_SILENT : SOME_SILENT,
                        "no heartbeat tells of %d of %d partitions, such as %s"
                                .formatted(
                                        silent.size(),
                                        partitions.size(),
                                        silent.get(0).getKey())))
                .findAny()
                .orElse(null);
    }

    private @Nullable Finding waiting(long now) {
        return partitions.waiting(staleAfter).stream()
                .max(Comparator.comparing(entry -> entry.getValue().waiting()))
                .map(longest -> new Finding(
                        ago(now - longest.getValue().atNanos())
                                .minus(longest.getValue().waiting()),
                        WAITING,
                        "for %s in %s".formatted(longest.getValue().waiting(), longest.getKey())))
                .orElse(null);
    }

    private Instant ago(long nanos) {
        return clock.instant().minusNanos(nanos).truncatedTo(ChronoUnit.MILLIS);
    }
}
