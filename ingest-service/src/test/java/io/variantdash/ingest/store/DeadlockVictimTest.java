package io.variantdash.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A transaction of somebody else may add the same events in another order; PostgreSQL ends one of two that wait in a circle. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class DeadlockVictimTest {

    private static final String ROW = """
            INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
            VALUES (?, 'performance_update', ?, '{}', ?)
            """;

    @Inject
    BatchStore store;

    @Inject
    DataSource dataSource;

    /** What one of the others stores first, and what it then wants as well. */
    private record Common(String persona, AcceptedEvent older, AcceptedEvent newer) {

        static Common ofNewPersona() {
            String persona = Events.persona();
            return new Common(
                    persona, counts(persona, 1, Events.now().minusSeconds(1)), counts(persona, 2, Events.now()));
        }
    }

    @Test
    void isStoredAgain() throws Exception {
        Database database = new Database(dataSource);
        long deadlocks = deadlocks(database);
        Common events = Common.ofNewPersona();
        Optional<StoredBatch> stored = storedAsVictim(events, database);
        // Who looks for a circle when it is there is its victim: the other one, where it came late.
        while (stored.isEmpty()) {
            events = Common.ofNewPersona();
            stored = storedAsVictim(events, database);
        }

        // The statistics come a moment later.
        Awaitility.await().until(() -> deadlocks(database) > deadlocks);
        assertThat(stored.get().added().total()).isEqualTo(2);
        assertThat(database.rows("SELECT identity FROM dashboard_events WHERE persona_id = ?", events.persona()))
                .containsExactlyInAnyOrder(
                        events.older().identity().toString(),
                        events.newer().identity().toString());
    }

    private Optional<StoredBatch> storedAsVictim(Common events, Database database) throws Exception {
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            add(other, events.older());
            CompletableFuture<StoredBatch> stored = CompletableFuture.supplyAsync(
                    () -> store.store(new EventBatch(List.of(events.older(), events.newer()))));
            Awaitility.await()
                    .until(() -> !database.rows("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                    + " AND wait_event = 'transactionid'")
                            .isEmpty());
            boolean survived = addOrDie(other, events.newer());
            other.rollback();
            StoredBatch batch = stored.get();
            return survived ? Optional.of(batch) : Optional.empty();
        }
    }

    private static boolean addOrDie(Connection connection, AcceptedEvent accepted) throws SQLException {
        try {
            add(connection, accepted);
            return true;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("40P01");
            return false;
        }
    }

    private static long deadlocks(Database database) {
        return Long.parseLong(database.rows("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .get(0));
    }

    private static void add(Connection connection, AcceptedEvent accepted) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(ROW)) {
            row.setObject(1, accepted.identity());
            row.setString(2, accepted.event().personaId());
            row.setTimestamp(3, Timestamp.from(accepted.event().occurredAt()));
            row.executeUpdate();
        }
    }

    private static AcceptedEvent counts(String persona, int views, Instant updatedAt) {
        return AcceptedEvent.of(Events.counts(persona, "v", views, 0, updatedAt));
    }
}
