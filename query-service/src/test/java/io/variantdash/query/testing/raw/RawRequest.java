package io.variantdash.query.testing.raw;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request as it stands: HTTP clients refuse to send broken addresses, or mend them. */
public record RawRequest(int status, String contentType, String body) {

    public static RawRequest get(String address) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(address);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawRequest parse(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String head = answer.substring(0, end).toLowerCase(Locale.ROOT);
        int type = head.indexOf("content-type: ");
        return new RawRequest(
                Integer.parseInt(head.substring(9, 12)),
                type < 0 ? "" : head.substring(type + 14).lines().findFirst().orElse(""),
                answer.substring(end + 4));
    }
}
