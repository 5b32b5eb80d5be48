package io.variantdash.ingest.consume;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.Topics;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A database that goes away is waited for, and what came meanwhile is stored when it is back. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class DatabaseOutageTest {

    @Inject
    DataSource dataSource;

    @Test
    void waitsForTheDatabaseAndStoresEverything() {
        String persona = Events.persona();
        try (Monitor monitor = new Monitor();
                TopicReader deadLetters = new TopicReader(Topics.DEAD_LETTER)) {
            monitor.send(Events.counts(persona, "before", 1, 0, Events.now()));
            awaitStored(persona, 1);

            EmbeddedInfrastructure.postgres().crash();
            for (int i = 0; i < 50; i++) {
                monitor.send(Events.counts(persona, "during-" + i, 1, 0, Events.now()));
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(get("/q/health/ready").statusCode()).isEqualTo(503));
            assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
            EmbeddedInfrastructure.postgres().start();

            awaitStored(persona, 51);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
            assertThat(deadLetters.read(record -> true)).isEmpty();
        }
    }

    @Test
    void goesOnAfterARestartThatItDidNotNotice() {
        String persona = Events.persona();
        try (Monitor monitor = new Monitor()) {
            for (int i = 1; i <= 3; i++) { // until rows are copied without asking for those that are there
                monitor.send(Events.counts(persona, "before-" + i, 1, 0, Events.now()));
                awaitStored(persona, i);
            }

            EmbeddedInfrastructure.postgres().stop();
            EmbeddedInfrastructure.postgres().start();
            monitor.send(Events.counts(persona, "after", 1, 0, Events.now()));

            awaitStored(persona, 4);
        }
    }

    private void awaitStored(String persona, int variants) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(new Database(dataSource)
                                .rows("SELECT count(*) FROM dashboard_events WHERE persona_id = ?", persona))
                        .containsExactly(Integer.toString(variants)));
    }
}
