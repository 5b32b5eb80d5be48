package io.variantdash.query.engine.parameters;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far this replica has read what has been learnt. Written by the reader's thread alone, read by any. */
@Singleton
public class ParametersProgress {

    private static final Logger LOG = Logger.getLogger(ParametersProgress.class);

    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    /** The problem that the log has already; for the reader's thread alone. */
    private @Nullable String logged;

    private volatile @Nullable String problem = "dashboard.parameters has not been read yet";

    /** Whether all that is before these offsets has been read. */
    public boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Why it is not known what has been learnt; empty once all of it has been read. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** A new reading begins: what an earlier one had reached says nothing. */
    void begin() {
        positions.clear();
    }

    void reached(TopicPartition partition, long position) {
        positions.put(partition, position);
    }

    void complete() {
        logged = null;
        problem = null;
    }

    /** What was read is still good while Kafka is away; only before the first complete reading nothing is known. */
    void interrupted(String why) {
        if (!why.equals(logged)) {
            LOG.warnf("What is learnt does not arrive: %s", why);
            logged = why;
        }
        if (problem != null) {
            problem = why;
        }
    }
}
