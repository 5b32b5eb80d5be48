package io.variantdash.query.home;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class HomeRouteTest {

    @Test
    void givesProgramsASignOfLife() {
        given().accept("application/json")
                .get("/")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("healthy"))
                .body("service", equalTo("variant-dashboard-api"));
    }

    /** No web app is packaged with this module's tests, so what is left to it ends as not found. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "application/json;q=0.5,text/html"})
    void leavesBrowsersToTheWebApp(String accept) {
        given().header("Accept", accept).get("/").then().statusCode(404);
    }
}
