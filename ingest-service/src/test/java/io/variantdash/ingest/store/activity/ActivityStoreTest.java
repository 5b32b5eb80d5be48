package io.variantdash.ingest.store.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.store.BatchStore;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of a monitor, whatever the order and the batches in which its events come. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class ActivityStoreTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Inject
    BatchStore store;

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();

    @Test
    void isTheTimeOfTheLastEventOfEachType() {
        store(counts(NOON, NOON));
        store(counts(NOON.minusSeconds(1), NOON));
        store(AcceptedEvent.of(Events.kill(persona, "v", "slow", NOON.minusSeconds(5))));

        assertThat(activity())
                .containsExactly("early_kill|2026-01-31 11:59:55|null", "performance_update|2026-01-31 12:00:00|0");
    }

    @Test
    void isTheLeastDelayOfTheHour() {
        store(counts(NOON.plusSeconds(1), NOON.plusSeconds(91)));
        store(counts(NOON.plusSeconds(2), NOON.plusSeconds(72)));
        store(counts(NOON.plusSeconds(3), NOON.plusSeconds(83)));

        assertThat(activity()).containsExactly("performance_update|2026-01-31 12:00:03|70000000");
    }

    @Test
    void forgetsAnHourWhenTheNextHasBegun() {
        store(counts(NOON.minusSeconds(1), NOON.minusSeconds(1)));
        store(counts(NOON, NOON.minusSeconds(90)));
        store(counts(NOON.minusSeconds(2), NOON.minusSeconds(300)));

        assertThat(activity()).containsExactly("performance_update|2026-01-31 12:00:00|-90000000");
    }

    @Test
    void isNotChangedByACopyThatWasSentLater() {
        store(counts(NOON, NOON.plusSeconds(5)));
        store(counts(NOON, NOON.plus(Duration.ofDays(1))), counts(NOON, NOON.plusSeconds(9)));

        assertThat(activity()).containsExactly("performance_update|2026-01-31 12:00:00|5000000");
    }

    @Test
    void takesTheFirstOfCopiesWhereverItComes() {
        store(counts(NOON, NOON.plusSeconds(9)), counts(NOON, null), counts(NOON, NOON.plusSeconds(5)));

        assertThat(activity()).containsExactly("performance_update|2026-01-31 12:00:00|5000000");
    }

    private AcceptedEvent counts(Instant updatedAt, @Nullable Instant recordedAt) {
        return AcceptedEvent.of(Events.counts(persona, "v", 100, 5, updatedAt), true, recordedAt);
    }

    private void store(AcceptedEvent... events) {
        store.store(new EventBatch(List.of(events)));
    }

    private List<String> activity() {
        return new Database(dataSource)
                .rows(
                        "SELECT event_type, last_event_at AT TIME ZONE 'UTC', least_lag_micros FROM monitor_activity"
                                + " WHERE persona_id = ? ORDER BY 1",
                        persona);
    }
}
