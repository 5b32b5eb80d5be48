package io.variantdash.query.web.guard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.server.OwnClaims;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients that send a byte now and then, and never come to an end, are ended; meanwhile others are served. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
@TestProfile(OwnClaims.class)
class SlowRequestsTest {

    private static final int OF_EACH = 25;

    /** In the address, in a header, and in bodies that no handler reads. */
    private static final List<String> BEGINNINGS = List.of(
            "GET /q/health/live?",
            "GET /q/health/live HTTP/1.1\r\nHost: a\r\nX-Slow: ",
            "POST /q/health/live HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n",
            "POST /api/personas HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");

    @Test
    void areEndedWhileOthersAreServed() throws IOException {
        String token = OwnClaims.signed(OwnClaims.of("vera", List.of("viewer"), "*"));
        // What a test before has used up of the limit comes back.
        LiveClient live = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> LiveClient.connectWith(token, "ava", ""), connected -> true);
        live.next("initial_data");
        List<Socket> slow = new ArrayList<>();
        for (String beginning : BEGINNINGS) {
            for (int i = 0; i < OF_EACH; i++) {
                slow.add(open(beginning));
            }
        }
        assertThat(slow).noneMatch(SlowRequestsTest::hasEndedAfterOneMoreByte);

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    given().get("/q/health/live").then().statusCode(200);
                    slow.removeIf(SlowRequestsTest::hasEndedAfterOneMoreByte);
                    return slow.isEmpty();
                });

        // A connection for live updates is no request that does not come to an end.
        live.say("{\"type\":\"ping\"}").nextAfterOutage("pong");
        live.close();
    }

    private static Socket open(String beginning) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(1);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean hasEndedAfterOneMoreByte(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            while (socket.getInputStream().read() >= 0) {
                // An answer to the beginning; the connection may stay open after it.
            }
            return true;
        } catch (SocketTimeoutException nothingToRead) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
