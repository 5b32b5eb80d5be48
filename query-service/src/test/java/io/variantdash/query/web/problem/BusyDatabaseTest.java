package io.variantdash.query.web.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.server.Impatient;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The database is there and answers nothing, because another session holds a lock on what is asked for. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@TestProfile(Impatient.class)
class BusyDatabaseTest {

    private static final int REQUESTS = 12;

    private final Rows rows = Rows.ofNewPersona().variant("v", "active", Instant.now(), 0.05);

    @Test
    void isNotWaitedForWhereStatementsHangAndThePoolIsExhausted() throws SQLException {
        ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
        try (Connection holder = lockVariants()) {
            List<CompletableFuture<Response>> asked = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> given().get("/api/variants/" + rows.persona() + "/active"), clients))
                    .toList();

            assertThat(asked).allSatisfy(answer -> assertUnavailable(answer.join()));
            holder.rollback();
        } finally {
            clients.shutdown();
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> given().get("/api/variants/" + rows.persona() + "/active")
                                .statusCode()
                        == 200);
    }

    @Test
    void isNotWaitedForWhereThereIsAnOldSnapshot() throws SQLException {
        String address = "/api/metrics/" + rows.persona();
        // On a busy machine even a free database may take longer than this patience.
        String asOf = await().atMost(Duration.ofMinutes(2))
                .until(() -> given().get(address).<String>path("as_of"), Objects::nonNull);
        try (Connection holder = lockVariants()) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> given().get(address).path("stale") != null);

            Response stale = given().get(address);
            Contract.assertValid("Metrics", stale.asString());
            assertThat(stale.<Boolean>path("stale")).isTrue();
            assertThat(stale.<String>path("as_of")).isEqualTo(asOf);
            assertThat(stale.<Integer>path("summary.total_variants")).isEqualTo(1);
            assertUnavailable(given().get("/api/metrics/" + Rows.ofNewPersona().persona()));
            holder.rollback();
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> given().get(address).path("stale") == null);
    }

    @Test
    void isWaitedForByWhoeverWatches() throws SQLException {
        try (Connection holder = lockVariants();
                LiveClient client = LiveClient.connect(rows.persona())) {
            // Asked for later than the client's snapshot, so that has failed once as well.
            assertUnavailable(given().get("/api/metrics/" + Rows.ofNewPersona().persona()));
            holder.rollback();

            client.nextAfterOutage("initial_data");
        }
    }

    private static Connection lockVariants() throws SQLException {
        var postgres = EmbeddedInfrastructure.postgres();
        Connection holder = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE variants IN ACCESS EXCLUSIVE MODE");
        }
        return holder;
    }

    private static void assertUnavailable(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        Contract.assertValid("Problem", answer.asString());
    }
}
