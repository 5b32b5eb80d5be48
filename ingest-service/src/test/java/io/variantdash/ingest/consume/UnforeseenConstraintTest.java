package io.variantdash.ingest.consume;

import static io.variantdash.ingest.support.TopicReader.header;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event that only the database refuses is found within its batch and dead-lettered alone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class UnforeseenConstraintTest {

    @Inject
    DataSource dataSource;

    private Database database;

    @BeforeEach
    void addConstraint() {
        database = new Database(dataSource);
        database.execute(
                "ALTER TABLE variant_kills ADD CONSTRAINT unforeseen CHECK (reason <> 'unforeseen') NOT VALID");
    }

    @AfterEach
    void dropConstraint() {
        database.execute("ALTER TABLE variant_kills DROP CONSTRAINT unforeseen");
    }

    @Test
    void deadLettersOnlyTheEventThatTheDatabaseRefuses() {
        String persona = Events.persona();
        try (Monitor monitor = new Monitor();
                TopicReader deadLetters = new TopicReader(Topics.DEAD_LETTER)) {
            for (int i = 0; i < 20; i++) {
                monitor.send(Events.kill(persona, "v" + i, i == 13 ? "unforeseen" : "slow", Events.now()));
            }
            var letter = deadLetters.await(1, record -> true).get(0);
            assertThat(header(letter, "dead-letter-code")).isEqualTo("not_storable");
            assertThat(header(letter, "dead-letter-reason")).contains("unforeseen");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(database.rows(
                                    "SELECT count(*), count(*) FILTER (WHERE variant_id = 'v13') FROM variant_kills"
                                            + " WHERE persona_id = ?",
                                    persona))
                            .containsExactly("19|0"));
            assertThat(deadLetters.read(record -> true)).hasSize(1);
        }
    }
}
