package io.variantdash.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.variantdash.ingest.erased.ErasureFence;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A transaction that is under way when an erasure begins leaves nothing behind, and erasures go on where they were. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class ErasureRaceTest {

    @Inject
    DataSource dataSource;

    @Inject
    ErasureSteps steps;

    private final String persona = Events.persona();

    @Test
    void deletesWhatATransactionWritesThatDidNotKnow() throws SQLException {
        String address;
        try (Connection writer = dataSource.getConnection()) {
            writer.setAutoCommit(false);
            assertThat(ErasureFence.erasedAmong(writer, List.of(persona))).isEmpty();
            address = Erasures.begin(persona);
            await(address, "deleting");
            assertThat(steps.isFenced(erasure(address))).isFalse();
            insert(writer, 1);
            writer.commit();
        }

        JsonPath done = Erasures.awaitDone(address);

        assertThat(done.getInt("deleted.variants")).isEqualTo(1);
        assertThat(variants()).isZero();
    }

    @Test
    void isKnownToWhateverBeginsAfterwards() throws SQLException {
        Erasures.begin(persona);

        try (Connection writer = dataSource.getConnection()) {
            writer.setAutoCommit(false);
            assertThat(ErasureFence.erasedAmong(writer, List.of("nobody", persona)))
                    .containsExactly(persona);
            writer.rollback();
        }
    }

    /** As a crash leaves it: begun, some of the rows deleted and counted, nothing told. */
    @Test
    void goesOnWhereItEnded() throws SQLException {
        UUID id = UUID.randomUUID();
        int rows = 2 * PersonaRows.BATCH + 1;
        try (Connection connection = dataSource.getConnection()) {
            insert(connection, rows);
        }
        new Database(dataSource).execute("""
                        INSERT INTO erasures (erasure_id, persona_id, requested_at, state, fence, deleted)
                        VALUES ('%s', '%s', now(), 'deleting', pg_current_xact_id(), '{"variants": 70}')
                        """.formatted(id, persona));

        JsonPath done = Erasures.awaitDone("/api/erasures/" + id);

        assertThat(done.getInt("deleted.variants")).isEqualTo(70 + rows);
        assertThat(variants()).isZero();
    }

    /** A dump of another cluster, whose transactions have other numbers. */
    @Test
    void waitsForNoTransactionOfAnotherCluster() {
        UUID id = UUID.randomUUID();
        new Database(dataSource).execute("""
                        INSERT INTO erasures (erasure_id, persona_id, requested_at, state, fence)
                        VALUES ('%s', '%s', now(), 'deleting', '9000000000')
                        """.formatted(id, persona));

        Erasures.awaitDone("/api/erasures/" + id);
    }

    private void insert(Connection connection, int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO variants (persona_id, id, status)"
                    + " SELECT '%s', 'v' || n, 'active' FROM generate_series(1, %d) n".formatted(persona, count));
        }
    }

    private int variants() {
        return new PersonaTables(new Database(dataSource)).rows(persona, "variants");
    }

    private Erasure erasure(String address) throws SQLException {
        return steps.underWay().stream()
                .filter(erasure -> address.endsWith(erasure.id().toString()))
                .findAny()
                .orElseThrow();
    }

    private static void await(String address, String state) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> RestAssured.get(address).jsonPath().getString("state"), state::equals);
    }
}
