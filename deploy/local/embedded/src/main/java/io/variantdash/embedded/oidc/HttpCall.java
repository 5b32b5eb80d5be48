package io.variantdash.embedded.oidc;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request, and the ways to answer it. */
record HttpCall(HttpExchange exchange) {

    private static final int LONGEST_FORM = 65_536;
    private static final int NO_BODY = -1;

    /** What answers at one address. */
    @FunctionalInterface
    interface Endpoint {

        /** Answers once. An {@link IllegalArgumentException} is answered as a bad request. */
        void answer(HttpCall call) throws IOException;
    }

    /** Has an endpoint answer, with the headers that all answers have; pages of the given origins may read them. */
    static void serve(HttpExchange exchange, String path, List<String> origins, Endpoint endpoint) throws IOException {
        try (exchange) {
            HttpCall call = new HttpCall(exchange);
            call.allow(origins);
            if (!exchange.getRequestURI().getPath().equals(path)) {
                call.answer(404, "text/plain", "There is nothing here.");
            } else if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.sendResponseHeaders(204, NO_BODY);
            } else {
                call.answerWith(endpoint);
            }
        }
    }

    boolean isPost() {
        return exchange.getRequestMethod().equals("POST");
    }

    /** Answers itself where the request has another method. */
    boolean requireMethod(String method) throws IOException {
        if (exchange.getRequestMethod().equals(method)) {
            return true;
        }
        exchange.getResponseHeaders().set("Allow", method);
        answer(405, "text/plain", "Only " + method + " is answered here.");
        return false;
    }

    /** The fields of the form that was posted, or else of the query; one that is there twice is refused. */
    Map<String, String> fields() throws IOException {
        String encoded = isPost()
                ? form()
                : Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Map<String, String> fields = new HashMap<>();
        for (String field : encoded.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0
                    && fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("A field is there twice.");
            }
        }
        return fields;
    }

    @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** The cookie's value, where the browser sent it. */
    Optional<String> cookie(String name) {
        return Optional.ofNullable(header("Cookie")).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }

    /** The port where it was asked: cookies of the same host are shared by all its ports. */
    int port() {
        return exchange.getLocalAddress().getPort();
    }

    HttpCall with(String header, String value) {
        exchange.getResponseHeaders().add(header, value);
        return this;
    }

    void redirect(String address) throws IOException {
        with("Location", address);
        exchange.sendResponseHeaders(302, NO_BODY);
    }

    void answer(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void answerWith(Endpoint endpoint) throws IOException {
        try {
            endpoint.answer(this);
        } catch (IllegalArgumentException e) {
            answer(400, "text/plain", String.valueOf(e.getMessage()));
        }
    }

    private void allow(List<String> origins) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set("Vary", "Origin");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        String origin = header("Origin");
        if (origin != null && origins.contains(origin)) {
            headers.set("Access-Control-Allow-Origin", origin);
            headers.set("Access-Control-Allow-Methods", "GET, POST");
            headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
        }
    }

    private String form() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_FORM + 1);
        if (body.length > LONGEST_FORM) {
            throw new IllegalArgumentException("The form is too long.");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
