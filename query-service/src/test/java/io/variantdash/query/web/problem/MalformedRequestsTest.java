package io.variantdash.query.web.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.raw.RawRequest;
import io.variantdash.query.web.paging.Cursor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class MalformedRequestsTest {

    static Stream<String> malformedPersonas() {
        return Stream.of(
                "%20", "%09", "a%00b", "a%7F", "a%C2%85", "%FF", "%C3", "%ED%A0%80", "%zz", "%", "a".repeat(129));
    }

    static Stream<String> malformedVariants() {
        return malformedPersonas();
    }

    static Stream<String> malformedCursors() {
        return Stream.of(
                Cursor.after("personas", "ava").text(),
                Cursor.after("active/ava").text(),
                Cursor.after("active/ava", "no time", "v").text(),
                Cursor.after("active/ava", "+1000000000-01-01T00:00:00Z", "v").text(),
                Cursor.after("active/ava", "2026-01-31T10:00:00Z", "\0").text());
    }

    @ParameterizedTest
    @MethodSource("malformedPersonas")
    void refusesMalformedPersonas(String persona) {
        Routes.pathsWithPersona().forEach(path -> assertRefused("persona_id", Routes.address(path, persona, "v")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "1.5", "many", "9999999999999", "%zz"})
    void refusesMalformedLimits(String limit) {
        assertRefusedAsParameter("limit", limit);
    }

    @ParameterizedTest
    @MethodSource("malformedVariants")
    void refusesMalformedVariants(String variant) {
        assertThat(Routes.paths().filter(path -> path.contains("{variant_id}")))
                .isNotEmpty()
                .allSatisfy(path -> assertRefused("variant_id", Routes.address(path, "ava", variant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "%zz", "%FF"})
    void refusesCursorsThatAreNone(String cursor) {
        assertRefusedAsParameter("cursor", cursor);
    }

    @ParameterizedTest
    @MethodSource("malformedCursors")
    void refusesCursorsOfAnotherListOrPlace(String cursor) {
        assertRefused("cursor", "/api/variants/ava/active?cursor=" + cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-31", "2026-13-31T10:00:00Z", "+1000000000-01-01T00:00:00Z"})
    void refusesMalformedTimes(String time) {
        assertRefusedAsParameter("from", encoded(time));
        assertRefusedAsParameter("to", encoded(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2m", "hour", "1H"})
    void refusesMalformedResolutions(String resolution) {
        assertRefusedAsParameter("resolution", resolution);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ended", "KILLED", "killed,", "killed.paused"})
    void refusesUnknownStatuses(String status) {
        assertRefusedAsParameter("status", status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "EARLY_KILL"})
    void refusesUnknownTypesOfEvents(String type) {
        assertRefusedAsParameter("type", type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5e3", "NaN", "Infinity", "much", ""})
    void refusesMalformedSettingsOfAnAudit(String value) {
        assertRefusedAsParameter("cost_ratio", value);
        assertRefusedAsParameter("protected", value);
        assertRefusedAsParameter("kill", value);
        assertRefused("kill", "/api/kills/ava/audit?protected=0.4&kill=0.5");
    }

    @Test
    void refusesNoneOrTooManyVariants() {
        String several = "?variant_id=v" + "&variant_id=v".repeat(10);

        for (String address : List.of("/api/optimization/ava/posterior", "/api/sparklines/ava")) {
            assertRefused("variant_id", address);
            assertRefused("variant_id", address + "?variant_id=");
            assertRefused("variant_id", address + "?variant_id=%00");
            assertRefused("variant_id", address + "?variant_id=v&variant_id=%FF");
        }
        assertRefused("variant_id", "/api/optimization/ava/posterior" + several);
        assertRefused(
                "variant_id",
                "/api/sparklines/ava" + several.repeat(9).replace("v?", "v&") + "&variant_id=v".repeat(2));
        assertRefused("variant_id", "/api/events/ava?variant_id=v&variant_id=w");
    }

    /** The tests above name them; those that are not here take any text, or belong to other tests. */
    @Test
    void knowsEveryParameter() {
        assertThat(Routes.paths()
                        .flatMap(path -> Routes.queryParameters(path).stream())
                        .map(parameter -> parameter.path("name").asText())
                        .distinct())
                .as("parameters of the document: a new one needs its malformed values here")
                .containsExactlyInAnyOrder(
                        "limit",
                        "cursor",
                        "from",
                        "to",
                        "resolution",
                        "status",
                        "type",
                        "variant_id",
                        "bom",
                        "position",
                        "cost_ratio",
                        "protected",
                        "kill");
    }

    @Test
    void tellsOnlyTheBeginningOfAHugeValue() {
        RawRequest answer = RawRequest.get("/api/metrics/" + "a".repeat(3000));

        assertThat(JsonPath.from(answer.body()).getString("value")).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "a%20b", "a%25b", "%F0%9F%98%80", "a+b", "a%3Bb", "%C3%BC", "ü", "a|b"})
    void takesAnyOtherPersona(String persona) {
        assertThat(RawRequest.get("/api/metrics/" + persona).status()).isEqualTo(200);
        assertThat(RawRequest.get("/api/variants/" + persona + "/active").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404",
        "/api/metrics, 404",
        "/api/metrics/, 404",
        "/q/nothing, 404",
        "/dashboard/ws/ava, 426",
        "/api/%zz, 400"
    })
    void answersWrongAddressesWithAProblem(String address, int status) {
        RawRequest answer = RawRequest.get(address);

        assertProblem(status, answer.status(), answer.contentType(), answer.body());
    }

    @Test
    void answersWrongMethodsAndMediaTypesWithAProblem() {
        Response post = given().post("/api/personas");
        assertProblem(405, post.statusCode(), post.contentType(), post.asString());
        Response csv = given().accept("text/csv").get("/api/personas");
        assertProblem(406, csv.statusCode(), csv.contentType(), csv.asString());
    }

    /** By every address that takes the parameter. */
    private static void assertRefusedAsParameter(String name, String value) {
        assertThat(Routes.paths().filter(path -> Routes.takes(path, name)))
                .isNotEmpty()
                .allSatisfy(path ->
                        assertRefused(name, "%s?%s=%s".formatted(Routes.address(path, "ava", "v"), name, value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertRefused(String field, String address) {
        RawRequest answer = RawRequest.get(address);
        assertProblem(400, answer.status(), answer.contentType(), answer.body());
        JsonPath problem = JsonPath.from(answer.body());
        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("value")).isNotNull();
        assertThat(problem.getString("allowed")).isNotBlank();
    }

    private static void assertProblem(int expected, int status, String contentType, String body) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(contentType).startsWith("application/problem+json");
        Contract.assertValid("Problem", body);
        assertThat(JsonPath.from(body).getInt("status")).isEqualTo(expected);
    }
}
