package io.variantdash.query.suggestions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.variantdash.query.dashboard.Snapshot;
import io.variantdash.query.dashboard.Snapshots;
import io.variantdash.query.live.decision.DecisionReader;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.LearntParameters;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.UpToDate;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One computation serves whoever asks, until something is announced or learnt (to the millisecond: KeptSnapshotTest). */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class KeptSuggestionsTest {

    @Inject
    Snapshots snapshots;

    @Inject
    DecisionReader decisions;

    @Inject
    LearntParameters parameters;

    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Rows rows =
            Rows.ofNewPersona().variant("poor", "active", recently, 0.06).counts("poor", 300, 7);
    private final PersonaId persona = new PersonaId(rows.persona());

    @BeforeEach
    void read() {
        UpToDate.of(persona.value());
    }

    @Test
    void areWorkedOutOnceHoweverManyAsk() {
        unlessTheMachineStandsStill(() -> {
            Instant asOf = snapshots.recent(persona).join().metrics().asOf();

            var answers = IntStream.range(0, 8)
                    .mapToObj(client -> CompletableFuture.supplyAsync(this::ask))
                    .toList();

            // The time in the evidence is when it was decided.
            assertThat(answers)
                    .extracting(answer -> answer.join().<String>path("suggestions[0].evidence.as_of"))
                    .containsOnly(asOf.toString());
            assertThat(answers)
                    .extracting(answer -> answer.join().header("ETag"))
                    .containsOnly(ask().header("ETag"));
        });
    }

    @Test
    void areNotRepeatedToWhoHasThem() {
        unlessTheMachineStandsStill(() -> {
            Response first = ask();
            String tag = first.header("ETag");
            assertThat(tag).startsWith("W/\"");

            Response second = given().header("If-None-Match", tag).get(address());

            assertThat(second.statusCode()).isEqualTo(304);
            assertThat(second.header("ETag")).isEqualTo(tag);
            assertThat(given().header("If-Match", tag).get(address()).statusCode())
                    .isEqualTo(412);
        });
    }

    @Test
    void areOthersAfterAnUpdate() {
        Response before = ask();
        assertThat(before.<String>path("suggestions[0].type")).isEqualTo("early_kill_candidate");

        rows.counts("poor", 300, 18);
        UpToDate.of(persona.value());

        Response after = given().header("If-None-Match", before.header("ETag")).get(address());
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.jsonPath().getList("suggestions.type")).doesNotContain("early_kill_candidate");
    }

    @Test
    void areOthersAfterARefit() {
        assertThat(ask().<Integer>path("parameters_version")).isZero();

        parameters.take(
                persona.value(), new Learnt(9, recently, Learnt.Source.NONE, null, 0, null, null, Learnt.Source.NONE));
        snapshots.upToDate(persona).join();

        assertThat(ask().<Integer>path("parameters_version")).isEqualTo(9);
        assertThat(ask().<Integer>path("suggestions[0].evidence.parameters_version"))
                .isEqualTo(9);
    }

    @Test
    void shareTheirDecisionsWithTheFrames() {
        unlessTheMachineStandsStill(() -> {
            Snapshot snapshot = UpToDate.of(persona.value());

            var read = decisions.read(persona);

            assertThat(read.variants().keySet()).containsExactly("poor");
            assertThat(read.variants().get("poor"))
                    .isSameAs(snapshot.metrics().activeVariants().get(0).decision());
            assertThat(read.asOf()).isEqualTo(snapshot.metrics().position());
        });
    }

    @Test
    void framesAreNotDecidedByASnapshotThatLacksSomething() {
        Snapshot snapshot = UpToDate.of(persona.value());
        snapshots.strayed(persona.value());

        assertThat(decisions.read(persona).variants().get("poor"))
                .isEqualTo(snapshot.metrics().activeVariants().get(0).decision())
                .isNotSameAs(snapshot.metrics().activeVariants().get(0).decision());
    }

    private Response ask() {
        return given().get(address());
    }

    private String address() {
        return "/api/optimization/" + persona.value();
    }

    /** For as long as a snapshot lives. */
    private static void unlessTheMachineStandsStill(ThrowingRunnable check) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(check);
    }
}
