package io.variantdash.query.optimization;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.UpToDate;
import java.util.List;

/** What the API suggests about one persona. Each answer is held against the contract, and its evidence is worked out again. */
final class AnsweredSuggestions {

    /** RestAssured reads numbers as floats. */
    static final double PRECISION = 1e-6;

    private final String persona;

    AnsweredSuggestions(String persona) {
        this.persona = persona;
    }

    /** The suggestion of that type, beside which there is none. */
    JsonPath only(String type) {
        assertThat(all().getList("suggestions.type")).containsExactly(type);
        return first(type);
    }

    /** The first suggestion of that type. */
    JsonPath first(String type) {
        JsonPath all = all();
        List<String> types = all.getList("suggestions.type");
        assertThat(types).contains(type);
        return all.setRootPath("suggestions[%d]".formatted(types.indexOf(type)));
    }

    /** The whole answer. */
    JsonPath all() {
        UpToDate.of(persona);
        String body = given().get("/api/optimization/" + persona)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Contract.assertValid("Optimization", body);
        Contract.parse(body).path("suggestions").forEach(EvidenceByHand::check);
        return JsonPath.from(body);
    }
}
