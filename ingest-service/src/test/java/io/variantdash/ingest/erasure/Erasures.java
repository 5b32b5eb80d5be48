package io.variantdash.ingest.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Asks for erasures as an operator does. */
public final class Erasures {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Erasures() {}

    /** Begins one and returns its address. */
    static String begin(String persona) {
        Response answer = RestAssured.delete("/api/personas/{persona_id}", persona);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String address = "/api/erasures/" + answer.jsonPath().getString("erasure_id");
        assertThat(answer.header("Location")).endsWith(address);
        return address;
    }

    static JsonPath awaitDone(String address) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> RestAssured.get(address).jsonPath(), erasure -> "done".equals(erasure.getString("state")));
    }

    /** Erases all of the persona, now. */
    public static String erase(String persona) {
        String address = begin(persona);
        awaitDone(address);
        return address;
    }

    /** Allows the persona again, when Kafka takes that. */
    public static void allow(String address) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> RestAssured.delete(address).statusCode(), status -> status == 204 || status == 404);
    }
}
