package io.variantdash.query.home;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.MigratedDatabase;
import java.util.List;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "*/*",
                "application/json;q=0.5,text/html",
                "application/json;q=0, */*"
            })
    void leavesBrowsersToTheWebApp(String accept) {
        given().header("Accept", accept).get("/").then().statusCode(200).contentType("text/html;charset=UTF-8");
    }

    @Test
    void answersTheAddressesOfViewsWithTheWebApp() {
        String page = given().get("/").asString();

        for (String view : List.of("/p", "/p/", "/p/ava", "/p/a%2Fb/kills", "/p/ava.html")) {
            assertThat(given().urlEncodingEnabled(false).get(view).asString()).isEqualTo(page);
        }
    }
}
