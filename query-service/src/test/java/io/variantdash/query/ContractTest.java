package io.variantdash.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class ContractTest {

    static Stream<String> paths() {
        return Routes.paths().filter(path -> !path.startsWith("/dashboard/ws/"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void servesWhatTheDocumentSays(String path) {
        Response response = given().accept("application/json").get(Routes.address(path, "nobody", "nothing"));

        int status = path.contains("{variant_id}") ? 404 : 200;
        assertThat(response.statusCode()).isEqualTo(status);
        Contract.assertAnswer(
                path, status, status == 200 ? "application/json" : "application/problem+json", response.asString());
    }

    @Test
    void publishesTheDocument() {
        String published = given().accept("application/json").get("/q/openapi").asString();

        assertThat(Contract.parse(published)).isEqualTo(Contract.document());
    }

    @Test
    void compressesAnswers() {
        given().header("Accept-Encoding", "gzip")
                .get("/api/metrics/nobody")
                .then()
                .header("Content-Encoding", "gzip");
    }
}
