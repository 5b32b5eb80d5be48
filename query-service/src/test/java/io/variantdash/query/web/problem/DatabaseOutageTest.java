package io.variantdash.query.web.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class DatabaseOutageTest {

    /** RestAssured forgets it before the end. */
    private static int port;

    /** All asked at once, as each of them waits a while for the database. */
    private static Map<String, CompletableFuture<Response>> answers = Map.of();

    @BeforeEach
    void askAll() {
        port = RestAssured.port;
        if (answers.isEmpty()) {
            ExecutorService clients = Executors.newCachedThreadPool();
            answers = paths().collect(Collectors.toMap(
                    path -> path,
                    path -> CompletableFuture.supplyAsync(
                            () -> given().port(port).get(Routes.address(path, "unread", "v")), clients)));
            clients.shutdown();
        }
    }

    /** Once for all of them: a server takes seconds to stop and to start. */
    @BeforeAll
    static void stopDatabase() {
        EmbeddedInfrastructure.postgres().stop();
    }

    @AfterAll
    static void startDatabase() {
        EmbeddedInfrastructure.postgres().start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> given().port(port).get("/api/personas").statusCode() == 200);
    }

    static Stream<String> paths() {
        return Routes.api();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void answersThatItCannotAnswerNow(String path) {
        Response response = Objects.requireNonNull(answers.get(path)).join();

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Retry-After")).isEqualTo("2");
        Contract.assertValid("Problem", response.asString());
        assertThat(response.asString()).doesNotContain("Exception", "jdbc", "127.0.0.1");
    }

    @Test
    void isAlive() {
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhoConnectsToTryAgain() {
        try (LiveClient client = LiveClient.connect("unread")) {
            assertThat(client.next("error").path("message").asText()).contains("database");
            assertThat(client.closeCode()).isEqualTo(1013);
        }
    }
}
