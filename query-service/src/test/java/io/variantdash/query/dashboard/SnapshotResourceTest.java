package io.variantdash.query.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class SnapshotResourceTest {

    private final Rows rows =
            Rows.ofNewPersona().variant("v", "active", Instant.now(), 0.05).counts("v", 1000, 100);
    private final String address = "/api/metrics/" + rows.persona();
    private final Updates updates = new Updates();

    @AfterEach
    void stopPublishing() {
        updates.close();
    }

    @Test
    void answersFromMemoryWhileNothingIsAnnounced() {
        // Unless the machine stood still between the two for as long as a snapshot lives.
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            String first = given().get(address).path("as_of");

            assertThat(given().get(address).<String>path("as_of")).isEqualTo(first);
        });
    }

    @Test
    void showsTheEffectOfAFrameThatSomebodyHasSeen() throws InterruptedException {
        given().get(address);
        try (LiveClient client = LiveClient.connect(rows.persona())) {
            client.next("initial_data");
            for (int i = 0; i < 5; i++) {
                rows.variant("new" + i, "active", Instant.now(), 0.05);
                updates.publish(Updates.performance(rows.persona(), "new" + i, 100, 1));
                client.next("variant_update");

                Thread.sleep(Duration.ofMillis(250).toMillis());
                assertThat(given().get(address).<Integer>path("summary.total_variants"))
                        .isEqualTo(i + 2);
            }
        }
    }

    @Test
    void showsWhatWasNeverAnnouncedBeforeFiveSecondsAreOver() {
        given().get(address);
        rows.variant("unannounced", "active", Instant.now(), 0.05);

        await().atMost(Duration.ofMinutes(2))
                .until(() -> given().get(address).<Integer>path("summary.total_variants") == 2);

        Instant asked = Instant.now();
        JsonPath metrics = given().get(address).jsonPath();
        assertThat(Instant.parse(metrics.getString("as_of"))).isAfter(asked.minusSeconds(6));
    }

    @Test
    void doesNotRepeatWhatTheClientHas() {
        Response first = given().get(address);
        String tag = first.header("ETag");
        assertThat(tag).startsWith("W/\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(first.header("Vary")).containsIgnoringCase("Accept-Encoding");

        Response second = given().header("If-None-Match", "\"other\", " + tag).get(address);

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.header("ETag")).isEqualTo(tag);
        assertThat(second.asString()).isEmpty();
        assertThat(given().header("If-None-Match", "\"other\"").get(address).statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsTheTagWhileOnlyTimePasses() {
        String tag = given().get(address).header("ETag");
        String asOf = given().get(address).path("as_of");

        // Read again by the age of 5 s, when nothing but the time has changed.
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !given().get(address).path("as_of").equals(asOf));
        assertThat(given().get(address).header("ETag")).isEqualTo(tag);

        rows.variant("new", "active", Instant.now(), 0.05);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !given().get(address).header("ETag").equals(tag));
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, true",
        "'br, gzip;q=0.5', true",
        "'GZIP', true",
        "'gzip;q=0', false",
        "'gzip;q=0.0, br', false",
        "identity, false",
        "'', false"
    })
    void compressesForWhoCanReadIt(String accepted, boolean compressed) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                .header("Accept-Encoding", accepted)
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo(compressed ? "gzip" : "identity");
        byte[] json = compressed
                ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
                : answer.body();
        Contract.assertValid("Metrics", new String(json, StandardCharsets.UTF_8));
    }
}
