package io.variantdash.query.engine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.AlertState;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.Learnt.Source;
import io.variantdash.query.optimization.learning.LearntParameters;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.PriorStrength;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A suggestion that moves because something else has been learnt says so. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class RefitTest {

    @Inject
    Evaluation evaluation;

    @Inject
    KafkaClients clients;

    @Inject
    LearntParameters parameters;

    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Rows rows = Rows.ofNewPersona();
    private final PersonaId persona = new PersonaId(rows.persona());
    private Tenure tenure;

    @BeforeEach
    void begin() {
        tenure = new Tenure(0, clients.transactions("refit-" + UUID.randomUUID()));
    }

    @AfterEach
    void end() {
        tenure.close();
    }

    @Test
    void aClearSaysThatItComesFromARefit() {
        rows.variant("poor", "active", recently, 0.06).counts("poor", 300, 7);
        OptimizationAlert raised = only(look(Optional.empty()));
        assertThat(Objects.requireNonNull(raised.evidence()).has("refit")).isFalse();
        rows.alert(raised);

        OptimizationAlert cleared = only(look(Optional.of(learnt(5, 200, 1))));

        assertThat(cleared.state()).isEqualTo(AlertState.CLEARED);
        assertThat(cleared.why()).contains("learnt anew", "0 to 5");
        JsonNode evidence = Objects.requireNonNull(cleared.evidence());
        assertThat(evidence.at("/refit/to_version").asLong()).isEqualTo(5);
        assertThat(evidence.path("parameters_version").asLong()).isZero();
        assertThat(evidence.path("parameters_version_when_cleared").asLong()).isEqualTo(5);
    }

    @Test
    void aRaiseSaysThatItComesFromARefitForAsLongAsItStands() {
        rows.variant("fair", "active", recently, 0.06).counts("fair", 300, 12);
        assertThat(look(Optional.empty()).changes()).isEmpty();

        Learnt learnt = learnt(7, 200, 0.3);
        OptimizationAlert raised = only(look(Optional.of(learnt)));

        assertThat(raised.state()).isEqualTo(AlertState.RAISED);
        assertThat(raised.why()).contains("learnt anew", "0 to 7");
        JsonNode evidence = Objects.requireNonNull(raised.evidence());
        assertThat(evidence.at("/refit/from_version").asLong()).isZero();
        assertThat(evidence.path("parameters_version").asLong()).isEqualTo(7);
        assertThat(evidence.path("rule").asText()).isEqualTo("e2");

        rows.alert(raised);
        parameters.take(persona.value(), learnt);
        String answer =
                given().get("/api/optimization/{persona}", persona.value()).asString();
        Contract.assertValid("Optimization", answer);
        JsonPath standing = JsonPath.from(answer);
        assertThat(standing.getLong("parameters_version")).isEqualTo(7);
        assertThat(standing.getLong("suggestions[0].evidence.refit.to_version")).isEqualTo(7);
        assertThat(standing.getString("suggestions[0].why")).contains("learnt anew");
    }

    @Test
    void newNumbersAreNotPutDownToARefit() {
        rows.variant("bad", "active", recently, 0.06).counts("bad", 100, 5);
        assertThat(look(Optional.empty()).changes()).isEmpty();
        rows.counts("bad", 1000, 10);

        OptimizationAlert raised = only(look(Optional.of(learnt(5, 10, 1))));

        assertThat(raised.why()).doesNotContain("learnt anew");
        assertThat(Objects.requireNonNull(raised.evidence()).has("refit")).isFalse();
    }

    private Evaluation.Outcome look(Optional<Learnt> fitted) {
        Evaluation.Outcome outcome = evaluation.of(persona, tenure, fitted);
        tenure.decided(persona.value(), outcome.under());
        return outcome;
    }

    private static OptimizationAlert only(Evaluation.Outcome outcome) {
        assertThat(outcome.changes()).hasSize(1);
        return outcome.changes().get(0).alert();
    }

    private static Learnt learnt(long version, double strength, double calibration) {
        return new Learnt(
                version,
                Instant.parse("2026-01-31T10:00:00Z"),
                Source.PERSONA,
                new InformedPrior(new PriorStrength(strength, 0, 0.06), calibration),
                40,
                null,
                null,
                Source.NONE);
    }
}
