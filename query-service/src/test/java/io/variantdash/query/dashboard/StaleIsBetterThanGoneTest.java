package io.variantdash.query.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A replica that starts without a database, serves when it comes, and goes on when it leaves. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(StaleIsBetterThanGoneTest.AwayAtFirst.class)
class StaleIsBetterThanGoneTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void isReadyFromItsFirstSnapshotOnWhateverTheDatabaseDoes() {
        // Long enough for every other check to pass.
        await().atMost(LONG).until(() -> status("Live updates").equals("UP"));
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(status("Warmed up")).isEqualTo("DOWN");
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);

        AwayAtFirst.server().start();
        await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 200);
        assertThat(given().get("/api/metrics/read").<Boolean>path("stale")).isNull();

        AwayAtFirst.server().stop();
        await().atMost(LONG).until(() -> outageMetric() > 0);
        await().atMost(LONG)
                .until(() ->
                        Boolean.TRUE.equals(given().get("/api/metrics/read").path("stale")));

        Response stale = given().get("/api/metrics/read");
        assertThat(stale.statusCode()).isEqualTo(200);
        Contract.assertValid("Metrics", stale.asString());
        assertUnavailable("/api/metrics/unread");
        assertUnavailable("/api/kills/read");
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);

        AwayAtFirst.server().start();
        await().atMost(LONG).until(() -> given().get("/api/metrics/read").path("stale") == null);
        await().atMost(LONG).until(() -> outageMetric() == 0);
    }

    private static String status(String check) {
        String found = given().get("/q/health/ready").path("checks.find { it.name == '%s' }.status".formatted(check));
        return found == null ? "" : found;
    }

    private static double outageMetric() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("query_outage_seconds{") && line.contains("database"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void assertUnavailable(String address) {
        Response answer = given().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        Contract.assertValid("Problem", answer.asString());
    }

    /** A server with the schema, which is away when the service starts. */
    public static final class AwayAtFirst implements QuarkusTestResourceLifecycleManager {

        private static volatile @Nullable PostgresServer server;

        static PostgresServer server() {
            return Objects.requireNonNull(server);
        }

        @Override
        public Map<String, String> start() {
            PostgresServer started = PostgresServer.builder().fast().start();
            server = started;
            Flyway.configure()
                    .dataSource(started.jdbcUrl(), started.username(), started.password())
                    .load()
                    .migrate();
            started.stop();
            return Map.of(
                    "quarkus.datasource.jdbc.url", started.jdbcUrl(),
                    "quarkus.datasource.username", started.username(),
                    "quarkus.datasource.password", started.password());
        }

        @Override
        public void stop() {
            server().close();
        }

        /** After the one that names the embedded server. */
        @Override
        public int order() {
            return 1;
        }
    }
}
