package io.variantdash.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.variantdash.ingest.support.OtherSettings;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Unless operators may change things, nobody is erased. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@TestProfile(OtherSettings.class)
class ErasureSwitchedOffTest {

    @Test
    void erasesNobodyAndAllowsNobody() {
        RefusedErasuresTest.problem(RestAssured.delete("/api/personas/ava"), 403, "dashboard.admin.enabled");
        RefusedErasuresTest.problem(
                RestAssured.delete("/api/erasures/" + UUID.randomUUID()), 403, "dashboard.admin.enabled");

        assertThat(RestAssured.get("/api/erasures").jsonPath().getList("erasures.persona_id", String.class))
                .doesNotContain("ava");
    }
}
