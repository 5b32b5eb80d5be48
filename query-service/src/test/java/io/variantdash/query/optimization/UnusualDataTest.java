package io.variantdash.query.optimization;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Fits;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.UpToDate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What monitors may well send, and history may well hold: it is learnt from, decided on, and answered as the contract says. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class UnusualDataTest {

    private static final String KILL = "early_kill_candidate";
    private static final String QUALITY = "data_quality";
    private static final String CALIBRATION = "prediction_calibration";

    private static final List<String> ANSWERS = List.of(
            "/api/optimization/{persona_id}/calibration",
            "/api/variants/{persona_id}/active",
            "/api/kills/{persona_id}/audit",
            "/api/timeseries/{persona_id}");

    static Stream<Arguments> personas() {
        return Stream.of(
                persona("no prediction", (rows, posted) -> one(rows, posted, null, 1_000, 10)),
                persona("a prediction of 0", (rows, posted) -> one(rows, posted, 0.0, 1_000, 10)),
                persona("a prediction of 1", (rows, posted) -> one(rows, posted, 1.0, 1_000, 10), KILL),
                persona("one variant alone", (rows, posted) -> one(rows, posted, 0.05, 1_000, 60)),
                persona("no views at all", (rows, posted) -> one(rows, posted, 0.05, 0, 0)),
                persona(
                        "every view interacts",
                        (rows, posted) -> one(rows, posted, 0.05, 1_000_000_000, 1_000_000_000)),
                persona(
                        "counts that fall",
                        (rows, posted) -> minutes(
                                posted, one(rows, posted, 0.05, 500, 25), minute -> minute < 115 ? 1_000 : 500, 20),
                        QUALITY),
                persona(
                        "counts that repeat",
                        (rows, posted) -> minutes(posted, one(rows, posted, 0.05, 1_000, 50), minute -> 1_000, 20)),
                persona(
                        "counts that jump",
                        (rows, posted) -> minutes(
                                posted,
                                one(rows, posted, 0.05, 1_000_000_000, 1_000),
                                minute -> minute < 60 ? 10 : 1_000_000_000,
                                1_000_000),
                        KILL),
                persona("more interactions than views in a minute", (rows, posted) -> {
                    one(rows, posted, 0.05, 100, 60).minute("one", posted, 99, 0);
                    rows.minute("one", posted.plusSeconds(60), 100, 60);
                }),
                persona("more interactions than views", (rows, posted) -> one(rows, posted, 0.05, 10, 20), QUALITY),
                persona(
                        "5,000 variants",
                        (rows, posted) -> rows.variants(5_000, posted).countsOfAll(1_000, 10),
                        KILL),
                persona(
                        "counts of a clock that is ahead",
                        (rows, posted) -> minutes(posted, one(rows, posted, 0.05, 1_000, 50), minute -> 1_000, 20)
                                .minute("one", Instant.now().plusSeconds(290), 1_000, 50)
                                .lastUpdated("one", Instant.now().plusSeconds(290))),
                persona(
                        "counts from before the post",
                        (rows, posted) -> minutes(posted, one(rows, posted, 0.05, 1_000, 50), minute -> 1_000, 20)
                                .minute("one", posted.minusSeconds(7_200), 900, 45)
                                .lastUpdated("one", posted.minusSeconds(7_200)),
                        QUALITY),
                persona("a history full of kills", UnusualDataTest::kills, CALIBRATION));
    }

    @ParameterizedTest
    @MethodSource("personas")
    void isLearntFromDecidedOnAndAnswered(BiConsumer<Rows, Instant> fill, Set<String> expected) {
        Rows rows = Rows.ofNewPersona();
        fill.accept(rows, Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(2)));

        assertThat(types(rows)).as("with nothing learnt").isEqualTo(expected);
        Fits.of(rows.persona());
        assertThat(types(rows)).as("with what it teaches").isEqualTo(expected);

        for (String path : ANSWERS) {
            Contract.assertAnswer(path, 200, "application/json", get(path, rows));
        }
        assertThat(get("/api/metrics/{persona_id}", rows)).contains("\"parameters_version\":");
    }

    private static Set<String> types(Rows rows) {
        UpToDate.of(rows.persona());
        String answer = get("/api/optimization/{persona_id}", rows);
        Contract.assertValid("Optimization", answer);
        JsonNode suggestions = Contract.parse(answer).path("suggestions");
        assertThat(suggestions.size()).isLessThanOrEqualTo(50);
        suggestions.forEach(EvidenceByHand::check);
        return new TreeSet<>(suggestions.findValuesAsText("type"));
    }

    private static String get(String path, Rows rows) {
        return given().get(path, rows.persona())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Arguments persona(String name, BiConsumer<Rows, Instant> fill, String... types) {
        return argumentSet(name, fill, new TreeSet<>(List.of(types)));
    }

    private static Rows one(Rows rows, Instant posted, @Nullable Double predicted, long views, long interactions) {
        return rows.variant("one", "active", posted, predicted).counts("one", views, interactions);
    }

    private interface Views {
        long at(int minute);
    }

    /** Of the two hours since the post, one interaction for so many views. */
    private static Rows minutes(Instant posted, Rows rows, Views views, int viewsOfOne) {
        for (int minute = 0; minute < 120; minute++) {
            long seen = views.at(minute);
            rows.minute("one", posted.plusSeconds(60L * minute), seen, seen / viewsOfOne);
        }
        return rows;
    }

    private static void kills(Rows rows, Instant recently) {
        for (int i = 0; i < 40; i++) {
            Instant posted = recently.minusSeconds(60L * i);
            rows.variant("killed-" + i, "killed", posted, 0.05)
                    .counts("killed-" + i, 400, i % 5)
                    .kill("killed-" + i, posted.plusSeconds(1_800), posted);
            for (int minute = 9; minute < 30; minute += 10) {
                rows.minute(
                        "killed-" + i, posted.plusSeconds(60L * minute), 13 * (minute + 1L), minute < 29 ? 0 : i % 5);
            }
        }
    }
}
