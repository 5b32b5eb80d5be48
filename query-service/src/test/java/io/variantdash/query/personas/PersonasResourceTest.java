package io.variantdash.query.personas;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class PersonasResourceTest {

    private final String prefix = "personas-" + UUID.randomUUID();

    @Test
    void listsEveryPersonaOnceOverAllPages() {
        Rows.of(prefix + "-a")
                .variant("1", "active", Instant.parse("2026-01-01T00:00:00Z"), 0.05)
                .variant("2", "killed", Instant.parse("2026-01-02T00:00:00Z"), 0.05);
        Rows.of(prefix + "-b").variant("1", "active", null, null);
        Rows.of(prefix + "-ä/%").variant("1", "active", null, null);

        List<Map<String, Object>> seen = new ArrayList<>();
        String cursor = null;
        do {
            String body = given().get("/api/personas?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .asString();
            Contract.assertValid("Personas", body);
            seen.addAll(JsonPath.from(body).getList("personas"));
            cursor = JsonPath.from(body).getString("next_cursor");
        } while (cursor != null);

        assertThat(seen).extracting(persona -> persona.get("persona_id")).doesNotHaveDuplicates();
        List<Map<String, Object>> ours = seen.stream()
                .filter(persona -> String.valueOf(persona.get("persona_id")).startsWith(prefix))
                .toList();
        assertThat(ours)
                .extracting(persona -> persona.get("persona_id"))
                .containsExactly(prefix + "-a", prefix + "-b", prefix + "-ä/%");
        assertThat(ours.get(0))
                .containsEntry("total_variants", 2)
                .containsEntry("active_variants", 1)
                .containsEntry("last_posted_at", "2026-01-02T00:00:00Z");
        assertThat(ours.get(1)).containsEntry("last_posted_at", null);
    }
}
