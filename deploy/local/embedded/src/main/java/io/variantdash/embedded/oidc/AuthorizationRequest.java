package io.variantdash.embedded.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a page asks for when it sends a person here to sign in. Its fields are those of OpenID Connect Core 3.1.2.1. */
record AuthorizationRequest(Map<String, String> fields) {

    private static final List<String> KNOWN = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "prompt",
            "code_challenge",
            "code_challenge_method");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    AuthorizationRequest {
        Map<String, String> kept = new TreeMap<>(fields);
        kept.keySet().retainAll(KNOWN);
        fields = Map.copyOf(kept);
    }

    /** Refuses a page that is not known: it must not even learn that it was refused. */
    AuthorizationRequest requireKnownClient(IssuerOptions options) {
        if (!field("client_id").equals(IssuerOptions.WEB_CLIENT)) {
            throw new IllegalArgumentException("No application is known by this client_id.");
        }
        if (!options.leadsBack(redirectUri())) {
            throw new IllegalArgumentException("This redirect_uri is none of the application's.");
        }
        return this;
    }

    /** The error by which a known page learns what it has done wrong. */
    Optional<String> error() {
        if (!field("response_type").equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        if (!Arrays.asList(field("scope").split(" ", -1)).contains("openid")) {
            return Optional.of("invalid_scope");
        }
        boolean proven = field("code_challenge_method").equals("S256")
                && CHALLENGE.matcher(field("code_challenge")).matches()
                && List.of("", "query").contains(field("response_mode"));
        return proven ? Optional.empty() : Optional.of("invalid_request");
    }

    String redirectUri() {
        return field("redirect_uri");
    }

    /** Empty where it was not sent. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether the verifier is the one whose hash came with this request (PKCE, S256). */
    boolean isProvenBy(String verifier) {
        byte[] hash = sha256(verifier.getBytes(StandardCharsets.US_ASCII));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(
                        challenge.getBytes(StandardCharsets.US_ASCII),
                        field("code_challenge").getBytes(StandardCharsets.US_ASCII));
    }

    /** The way back to the page. */
    String answer(String issuer, String name, String value) {
        String state = field("state").isEmpty() ? "" : "&state=" + encoded(field("state"));
        return redirectUri() + "?" + name + "=" + encoded(value) + state + "&iss=" + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
