package io.variantdash.query.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.Rows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Properties of all answers, over variants as strange as the contract of events allows. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class ExtremeNumbersTest {

    private static final long MOST = (1L << 53) - 1;
    private static final long[] COUNTS = {0, 1, 99, 100, 101, 1_000_000, MOST - 1, MOST};
    private static final @Nullable Double[] PREDICTIONS = {null, 0.0, Double.MIN_VALUE, 1e-300, 0.05, 0.999, 1.0};
    private static final String[] STATUSES = {"active", "active", "active", "paused", "completed", "killed"};
    private static final @Nullable String[] PATTERNS = {null, "bait", "question"};

    /** The seed is the repetition, so that what failed fails again. */
    @RepeatedTest(25)
    void areAnsweredWithFiniteNumbersOnly(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Rows rows = Rows.ofNewPersona();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        int variants = 1 + random.nextInt(8);
        for (int i = 0; i < variants; i++) {
            fill(rows, "v" + i, random, now);
        }

        Routes.api().forEach(path -> {
            Response answer = RestAssured.get(Routes.address(path, rows.persona(), "v0"));
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.asString()).doesNotContain("NaN", "Infinity");
            Contract.assertAnswer(path, 200, "application/json", answer.asString());
        });
    }

    private static void fill(Rows rows, String variant, Random random, Instant now) {
        Double prediction = any(PREDICTIONS, random);
        rows.variant(
                variant,
                any(STATUSES, random),
                prediction == null ? null : now.minusSeconds(random.nextInt(100_000)),
                prediction,
                prediction == null ? null : any(PATTERNS, random));
        long views = COUNTS[random.nextInt(COUNTS.length)];
        long interactions = Math.min(views, COUNTS[random.nextInt(COUNTS.length)]);
        if (random.nextInt(4) > 0) {
            rows.counts(variant, views, interactions)
                    .minute(variant, now.minusSeconds(600), views, interactions)
                    .minute(variant, now.minusSeconds(300), views / 2, interactions / 3)
                    .minute(variant, now.minusSeconds(60), MOST, views);
        }
        if (random.nextInt(4) == 0) {
            rows.kill(variant, now.minusSeconds(random.nextInt(1000)), random.nextBoolean() ? now : null);
        }
    }

    private static <T> T any(T[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }
}
