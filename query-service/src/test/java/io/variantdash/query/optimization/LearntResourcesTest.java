package io.variantdash.query.optimization;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Fits;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.junit.jupiter.api.Test;

/** What has been learnt of a persona and its variants, as charts show it. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class LearntResourcesTest {

    private final Instant yesterday = Instant.now().minus(Duration.ofHours(30));
    private final Rows rows = Rows.ofNewPersona();

    @Test
    void curvesAreThoseOfTheDistributionsThatAreNamed() {
        rows.variant("seen", "killed", yesterday, 0.05)
                .counts("seen", 1000, 30)
                .variant("new", "active", yesterday, null)
                .variant("odd", "active", yesterday, 0.05)
                .counts("odd", 10, 20);

        JsonPath answer = get("/posterior?variant_id=seen&variant_id=new&variant_id=odd&variant_id=none", "Posteriors");

        assertThat(answer.getList("variants.variant_id", String.class)).containsExactly("new", "seen");
        JsonPath seen = answer.setRootPath("variants[1]");
        double a = seen.getDouble("a");
        double b = seen.getDouble("b");
        assertThat(a).isEqualTo(30.5);
        assertThat(b).isEqualTo(970.5);
        assertThat(RegularizedBeta.value(seen.getDouble("posterior.low"), a, b)).isEqualTo(0.025, within(1e-4));
        List<Number> rates = seen.getList("curve.rate");
        List<Number> densities = seen.getList("curve.density");
        double step = rates.get(1).doubleValue() - rates.get(0).doubleValue();
        assertThat(densities.stream().mapToDouble(Number::doubleValue).sum() * step)
                .as("the curve encloses all of the probability")
                .isEqualTo(1, within(0.01));
    }

    @Test
    void calibrationIsThatOfTheLikelihoodAndDescribedByTheUsualFigures() {
        for (int i = 0; i < 30; i++) {
            rows.variant("v" + i, i % 3 == 0 ? "killed" : "completed", yesterday, 0.04 + 0.001 * i)
                    .counts("v" + i, 1000, (long) (0.7 * (40 + i)));
        }

        Fits.of(rows.persona());

        JsonPath answer = get("/calibration", "Calibration");

        assertThat(answer.getLong("parameters_version")).isPositive();
        assertThat(answer.getString("fitted_at")).isNotBlank();
        assertThat(answer.getInt("prior.sample")).isEqualTo(30);
        assertThat(answer.getDouble("prior.worth_views")).isPositive();
        assertThat(answer.getInt("sample")).isEqualTo(30);
        assertThat(answer.getDouble("bias.factor")).isEqualTo(0.7, within(0.02));
        assertThat(answer.getDouble("bias.p_value")).isLessThan(0.01);
        assertThat(answer.getDouble("description.observed_to_expected")).isEqualTo(0.69, within(0.02));
        assertThat(answer.getList("bins.variants", Integer.class)).hasSize(10).containsOnly(3);
        assertThat(answer.getString("prior.source")).isEqualTo("persona");
    }

    @Test
    void predictionsThatLeaveNothingToChanceAreDescribedWithoutZ() {
        rows.variant("half", "completed", yesterday, 0.5).counts("half", 10, 5);

        JsonPath answer = get("/calibration", "Calibration");

        assertThat(answer.<Object>get("description.spiegelhalter_z")).isNull();
        assertThat(answer.<Object>get("bias")).isNull();
    }

    @Test
    void aPersonaWithoutHistoryHasEmptyAnswers() {
        assertThat(get("/calibration", "Calibration").getInt("sample")).isZero();
        assertThat(get("/posterior?variant_id=none", "Posteriors").getList("variants"))
                .isEmpty();
    }

    private JsonPath get(String path, String schema) {
        String answer = given().get("/api/optimization/" + rows.persona() + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Contract.assertValid(schema, answer);
        return JsonPath.from(answer);
    }
}
