package io.variantdash.query.letters;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class LettersResourceTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    private final Rows rows = Rows.ofNewPersona();

    @Test
    void listsWhatWasRefusedTheNewestFirst() {
        rows.deadLetter(1, TEN, bytes("{")).deadLetter(2, TEN.plusSeconds(1), null);

        Response answer = get("");

        Contract.assertValid("DeadLetters", answer.asString());
        assertThat(answer.jsonPath().getList("dead_letters.id"))
                .containsExactly("monitor." + rows.persona() + "-0-2", "monitor." + rows.persona() + "-0-1");
        assertThat(answer.jsonPath().getString("dead_letters[1].excerpt")).isEqualTo("{");
        assertThat(answer.jsonPath().getString("dead_letters[0].excerpt")).isNull();
        assertThat(answer.jsonPath().getString("next_cursor")).isNull();
    }

    @Test
    void leadsThroughAllOfThemInPagesAlsoOfTheSameTime() {
        for (int i = 0; i < 7; i++) {
            rows.deadLetter(i, TEN, bytes("{"));
        }

        List<String> ids = new ArrayList<>();
        JsonPath page = get("?limit=3").jsonPath();
        while (page.getString("next_cursor") != null) {
            ids.addAll(page.getList("dead_letters.id"));
            page = get("?limit=3&cursor=" + page.getString("next_cursor")).jsonPath();
        }
        ids.addAll(page.getList("dead_letters.id"));

        assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void showsHowTextBeginsAndNothingOfOtherBytes() {
        rows.deadLetter(1, TEN, bytes("ü".repeat(2_000))).deadLetter(2, TEN.plusSeconds(1), new byte[] {'{', -1});

        JsonPath page = get("").jsonPath();

        assertThat(page.getString("dead_letters[1].excerpt")).isEqualTo("ü".repeat(280) + "…");
        assertThat(page.getLong("dead_letters[1].value_size")).isEqualTo(4_000);
        assertThat(page.getString("dead_letters[0].excerpt")).isNull();
    }

    @Test
    void writesATableThatNoSpreadsheetComputes() {
        rows.deadLetter(1, TEN, bytes("=1+1"));

        Response answer = given().accept("text/csv").get("/api/dead-letters/" + rows.persona());

        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("dead-letters-" + rows.persona() + ".csv");
        assertThat(answer.asString().lines())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("\"'=1+1\"", "\"'=It is no JSON\"", "\"2026-01-31T10:00:00Z\"");
    }

    @Test
    void isEmptyForAPersonaWithoutAny() {
        Rows.ofNewPersona().deadLetter(1, TEN, bytes("{"));

        assertThat(get("").jsonPath().getList("dead_letters")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?cursor=x", "?limit=0", "?limit=501"})
    void refusesWhatIsNoPage(String query) {
        Response answer = given().get("/api/dead-letters/" + rows.persona() + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private Response get(String query) {
        Response answer = given().get("/api/dead-letters/" + rows.persona() + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
