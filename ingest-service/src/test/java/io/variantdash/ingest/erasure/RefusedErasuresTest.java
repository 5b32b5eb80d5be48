package io.variantdash.ingest.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be understood is refused, and erasures are listed page by page. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class RefusedErasuresTest {

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/personas/%20, 400, persona_id",
        "DELETE, /api/personas/a%00b, 400, persona_id",
        "DELETE, /api/personas/a%0Ab, 400, persona_id",
        "DELETE, /api/personas/a%FFb, 400, persona_id",
        "DELETE, /api/personas/ava?dry_run=true, 400, parameter",
        "DELETE, /api/erasures/nothing, 400, UUID",
        "DELETE, /api/erasures/1-1-1-1-1, 400, UUID",
        "DELETE, /api/erasures/0b9f1b1e-3c51-4f0e-9d57-0a4f5a0f6c11, 404, no erasure",
        "DELETE, /api/erasures/0b9f1b1e-3c51-4f0e-9d57-0a4f5a0f6c11?force=true, 400, parameter",
        "DELETE, /api/erasures, 405, method",
        "GET, /api/erasures/nothing, 400, UUID",
        "GET, /api/erasures/0b9f1b1e-3c51-4f0e-9d57-0a4f5a0f6c11, 404, no erasure",
        "GET, /api/erasures?limit=0, 400, limit",
        "GET, /api/erasures?limit=501, 400, limit",
        "GET, /api/erasures?cursor=none, 400, cursor",
        "GET, /api/erasures?persona=ava, 400, parameter",
        "GET, /api/personas/ava, 405, method",
        "POST, /api/personas/ava, 405, method",
        "DELETE, /api/personas, 404, nothing",
    })
    void saysWhatIsWrong(String method, String address, int status, String named) {
        problem(given().urlEncodingEnabled(false).request(method, address), status, named);
    }

    @Test
    void refusesAnIdThatIsTooLong() {
        problem(given().delete("/api/personas/{id}", "ä".repeat(129)), 400, "persona_id");
        assertThat(given().delete("/api/personas/{id}", "ä".repeat(128)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            begun.add(0, Erasures.begin("page-" + UUID.randomUUID()));
        }

        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            Response page = cursor == null
                    ? given().queryParam("limit", 2).get("/api/erasures")
                    : given().queryParam("limit", 2)
                            .queryParam("cursor", cursor)
                            .get("/api/erasures");
            page.jsonPath()
                    .getList("erasures.erasure_id", String.class)
                    .forEach(id -> listed.add("/api/erasures/" + id));
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);

        assertThat(listed).startsWith(begun.toArray(String[]::new)).doesNotHaveDuplicates();
    }

    static void problem(Response answer, int status, String named) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains(named);
    }
}
