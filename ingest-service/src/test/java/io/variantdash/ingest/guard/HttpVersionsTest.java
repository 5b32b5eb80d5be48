package io.variantdash.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What bounds requests is made for HTTP/1.1: nobody gets around it by another version. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class HttpVersionsTest {

    /** How a connection of HTTP/2 begins (RFC 9113, 3.4), with an empty frame of settings. */
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

    private static final int STATUS = "HTTP/1.1 200".length();
    private static final int TIMEOUT_MILLIS = 60_000;

    @Test
    void refusesHttp2OfThoseWhoDoNotAsk() throws IOException {
        // In text, where a server of HTTP/2 would begin with a frame of settings.
        assertThat(answerTo(PREFACE)).matches("HTTP/[0-9.]+ [45][0-9][0-9]");
    }

    @Test
    void answersInHttp1ThoseWhoAsk() throws IOException {
        String upgrade = String.join(
                "\r\n",
                "GET /q/health/live HTTP/1.1",
                "Host: a",
                "Connection: Upgrade, HTTP2-Settings, close",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__",
                "",
                "");

        assertThat(answerTo(upgrade)).isEqualTo("HTTP/1.1 200");
    }

    private static String answerTo(String bytes) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(STATUS), StandardCharsets.ISO_8859_1);
        }
    }
}
