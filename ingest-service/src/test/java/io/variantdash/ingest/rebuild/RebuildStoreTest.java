package io.variantdash.ingest.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.store.BatchStore;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class RebuildStoreTest {

    private static final Map<TopicPartition, Long> ENDS =
            Map.of(new TopicPartition("monitor.early-kill", 3), 42L, new TopicPartition("monitor.early-kill", 4), 0L);

    @Inject
    RebuildStore store;

    @Inject
    UnfinishedRebuild check;

    @Inject
    BatchStore batches;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void empty() {
        new Database(dataSource).empty();
        new Database(dataSource).execute("TRUNCATE rebuilds");
    }

    @Test
    void namesTheTablesThatAreNotEmpty() throws Exception {
        assertThat(store.filledTables()).isEmpty();

        batches.store(new EventBatch(
                List.of(AcceptedEvent.of(Events.fatigue(Events.persona(), "question", 0.5, Events.now())))));

        assertThat(store.filledTables()).containsExactly("dashboard_events", "monitor_activity", "pattern_fatigue");
    }

    @Test
    void remembersARebuildUntilItHasEnded() throws Exception {
        RebuildRun run = new RebuildRun(UUID.randomUUID(), ENDS);

        store.begin(run);

        assertThat(store.unfinished()).contains(run);
        store.finish(run);
        assertThat(store.unfinished()).isEmpty();
    }

    @Test
    void letsNoReplicaStartOnADatabaseThatIsHalfFilled() throws Exception {
        RebuildRun run = new RebuildRun(UUID.randomUUID(), ENDS);
        store.begin(run);

        assertThatThrownBy(() -> check.refuseHalfFilled()).hasMessageContaining("DASHBOARD_REBUILD=true");
        store.finish(run);
        assertThatCode(() -> check.refuseHalfFilled()).doesNotThrowAnyException();
    }

    @Test
    void letsOneRebuildRunAtATime() throws Exception {
        try (RebuildStore.Lock lock = store.lock()) {
            assertThatThrownBy(() -> store.lock())
                    .isInstanceOf(RebuildRefused.class)
                    .hasMessageContaining("under way");
            lock.requireHeld();
        }
        assertThatCode(() -> store.lock().close()).doesNotThrowAnyException();
    }
}
