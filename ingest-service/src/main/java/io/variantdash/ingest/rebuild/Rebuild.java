package io.variantdash.ingest.rebuild;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.consume.RetainedEvents;
import io.variantdash.ingest.deadletter.keep.RetainedLetters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Fills an empty database with all that Kafka holds, up to where the replicas had come, who store and publish the rest when
 * they run again. It may end at any point, and goes on from there when it is started again: until then no replica starts.
 */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Map<String, Object> kafka;
    private final String consumerGroup;
    private final RebuildStore store;
    private final RetainedEvents events;
    private final RetainedLetters letters;

    Rebuild(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            IngestConfiguration configuration,
            RebuildStore store,
            RetainedEvents events,
            RetainedLetters letters) {
        this.kafka = kafka;
        this.consumerGroup = configuration.consumerGroup();
        this.store = store;
        this.events = events;
        this.letters = letters;
    }

    /** Rebuilds; returns the exit code of the process, which is 0 where all is there again. */
    public int run() {
        try (RebuildStore.Lock lock = store.lock();
                GroupOffsets offsets = new GroupOffsets(kafka, consumerGroup)) {
            return rebuild(lock, offsets) ? DONE : FAILED;
        } catch (RebuildRefused e) {
            LOG.errorf("Nothing is rebuilt. %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            LOG.error("The rebuild ended on a failure. Start it again: it goes on where it was", e);
        }
        return FAILED;
    }

    private boolean rebuild(RebuildStore.Lock lock, GroupOffsets offsets) throws SQLException, InterruptedException {
        offsets.awaitNoMembers();
        Optional<RebuildRun> unfinished = store.unfinished();
        RebuildRun run = unfinished.isPresent() ? unfinished.get() : begin(offsets);
        LOG.infof(
                "%s the database, up to the %d offsets that the group %s had reached",
                unfinished.isPresent() ? "Goes on to rebuild" : "Rebuilds",
                (Integer) run.ends().size(),
                consumerGroup);
        String group = run.group(consumerGroup);
        if (!events.read(group, run.ends()) || !letters.read()) {
            LOG.info("The rebuild was stopped. Start it again: it goes on where it was");
            return false;
        }
        lock.requireHeld();
        offsets.goOnAt(run.ends());
        store.finish(run);
        offsets.forget(group);
        LOG.info("The database is rebuilt. The replicas can be started");
        return true;
    }

    private RebuildRun begin(GroupOffsets offsets) throws SQLException, InterruptedException {
        List<String> filled = store.filledTables();
        if (!filled.isEmpty()) {
            throw new RebuildRefused(
                    "The database is not empty: there are rows in %s. Give it an empty one (the service makes the tables), or empty these tables."
                            .formatted(String.join(", ", filled)));
        }
        RebuildRun run = new RebuildRun(UUID.randomUUID(), offsets.ends());
        store.begin(run);
        return run;
    }

    void stop(@Observes ShutdownEvent event) {
        events.stop();
        letters.stop();
    }
}
