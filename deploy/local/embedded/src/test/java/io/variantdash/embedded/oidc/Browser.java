package io.variantdash.embedded.oidc;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** A person at a browser, on a page that signs in as it should. */
final class Browser {

    // The pair of RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String issuer;
    private final String origin;

    Browser(String issuer, String origin) {
        this.issuer = issuer;
        this.origin = origin;
    }

    Map<String, String> request() {
        return Map.of(
                "client_id", IssuerOptions.WEB_CLIENT,
                "redirect_uri", origin + "/",
                "response_type", "code",
                "scope", "openid",
                "state", "s & 1",
                "nonce", "n-1",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256");
    }

    HttpResponse<String> authorize(Map<String, String> changes) {
        Map<String, String> fields = new HashMap<>(request());
        fields.putAll(changes);
        return get("/authorize?" + encoded(fields));
    }

    /** The address at which the page is opened again. */
    String signIn(String person) {
        Map<String, String> form = new HashMap<>(request());
        form.put("person", person);
        return location(post("/authorize", form));
    }

    HttpResponse<String> redeem(String back) {
        return redeem(back, Map.of());
    }

    HttpResponse<String> redeem(String back, Map<String, String> changes) {
        String code = back.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                IssuerOptions.WEB_CLIENT,
                "redirect_uri",
                origin + "/",
                "code",
                URLDecoder.decode(code, StandardCharsets.UTF_8),
                "code_verifier",
                VERIFIER));
        form.putAll(changes);
        return post("/token", form);
    }

    HttpResponse<String> refresh(String token) {
        return post(
                "/token",
                Map.of("grant_type", "refresh_token", "client_id", IssuerOptions.WEB_CLIENT, "refresh_token", token));
    }

    String refreshToken(HttpResponse<String> answer) {
        return String.valueOf(json(answer).get("refresh_token"));
    }

    Map<String, Object> json(HttpResponse<String> answer) {
        try {
            return JsonUtil.parseJson(answer.body());
        } catch (JoseException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(issuer + address)).header("Origin", origin));
    }

    HttpResponse<String> post(String address, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(issuer + address))
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
