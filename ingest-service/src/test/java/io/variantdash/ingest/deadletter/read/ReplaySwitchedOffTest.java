package io.variantdash.ingest.deadletter.read;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.variantdash.ingest.deadletter.Letters;
import io.variantdash.ingest.support.OtherSettings;
import io.variantdash.testservers.EmbeddedInfrastructure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@TestProfile(OtherSettings.class)
class ReplaySwitchedOffTest {

    @ParameterizedTest
    @ValueSource(strings = {"/monitor.early-kill-0-1/replay", "/replay?dry_run=true"})
    void replaysNothing(String address) {
        Response answer = given().post(Letters.ADDRESS + address);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).contains("dashboard.admin.enabled");
    }
}
