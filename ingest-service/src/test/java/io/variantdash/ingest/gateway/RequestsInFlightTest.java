package io.variantdash.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.variantdash.ingest.support.Gateway;
import io.variantdash.ingest.support.OtherSettings;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Senders that take their time use up places, and get a word about it; when they go the places are free. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(EmbeddedInfrastructure.class)
class RequestsInFlightTest {

    private static final String HALF = "POST /api/events/early-kill HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n[";

    private final Gateway gateway = new Gateway();

    @Test
    void areBounded() throws IOException {
        try (Socket one = halfSent();
                Socket other = halfSent()) {
            assertThat(one.getPort()).isEqualTo(other.getPort());
            HttpResponse<String> answer = awaitStatus(429);

            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        awaitStatus(202);
    }

    @Test
    void areCutOffAfterAWhile() throws IOException {
        try (Socket socket = halfSent()) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
        }
    }

    private HttpResponse<String> awaitStatus(int status) {
        return Awaitility.await()
                .until(() -> gateway.post("early-kill", "[]"), answer -> answer.statusCode() == status);
    }

    private static Socket halfSent() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream().write(HALF.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
