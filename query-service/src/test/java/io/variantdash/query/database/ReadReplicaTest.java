package io.variantdash.query.database;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.server.EmptyReplica;
import io.variantdash.query.testing.server.NarrowLimits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a replica that is never told anything, it shows who asks it. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@TestProfile(NarrowLimits.class)
class ReadReplicaTest {

    private final Rows rows =
            Rows.ofNewPersona().variant("v", "active", Instant.now(), 0.05).kill("k", Instant.now(), null);

    @AfterEach
    void startReplica() {
        EmptyReplica.server().start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> given().get("/api/personas").statusCode() == 200);
    }

    @Test
    void readsWhatHasBeenFromTheReplicaAndWhatIsFromThePrimary() {
        rows.event(new PerformanceUpdate(null, rows.persona(), "v", 100, 1, 0.01, Instant.now()));

        assertThat(given().get("/api/kills/" + rows.persona()).<Integer>path("kills.size()"))
                .isZero();
        assertThat(given().get("/api/events/" + rows.persona()).<Integer>path("events.size()"))
                .isZero();
        assertThat(given().get("/api/personas").<Integer>path("personas.size()"))
                .isZero();
        assertThat(given().get("/api/variants/%s/v/timeseries".formatted(rows.persona()))
                        .statusCode())
                .isEqualTo(404);

        Response metrics = given().get("/api/metrics/" + rows.persona());
        assertThat(metrics.<Integer>path("summary.total_variants")).isEqualTo(1);
        assertThat(metrics.<Integer>path("real_time_feed.size()")).isEqualTo(1);
        assertThat(given().get("/api/variants/" + rows.persona() + "/active").<Integer>path("variants.size()"))
                .isEqualTo(1);
    }

    @Test
    void showsDashboardsThoughTheReplicaIsAway() {
        EmptyReplica.server().stop();

        Response kills = given().get("/api/kills/" + rows.persona());
        assertThat(kills.statusCode()).isEqualTo(503);
        assertThat(kills.header("Retry-After")).isEqualTo("2");
        Contract.assertValid("Problem", kills.asString());
        assertThat(given().get("/api/metrics/" + rows.persona()).statusCode()).isEqualTo(200);
    }
}
