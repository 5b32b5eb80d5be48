package io.variantdash.embedded.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcIssuerTest {

    private static final String PAGE = "http://page.invalid:8081";
    private static final Person VIEWER = new Person("viewer-one", List.of("viewer"), List.of("ava"));
    private static final Person OPERATOR = new Person("operator", List.of("operator"), List.of("*"));

    // One for all tests, as its key takes time to make; what is signed in is a browser's own.
    private static final OidcIssuer ISSUER =
            OidcIssuer.start(0, IssuerOptions.of(List.of(VIEWER, OPERATOR), List.of(PAGE)));
    private final Browser browser = new Browser(ISSUER.url(), PAGE);

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void signsInByCodeAndProof() throws InvalidJwtException, JoseException {
        Map<String, Object> tokens = browser.json(browser.redeem(browser.signIn("viewer-one")));

        assertThat(claims(tokens.get("access_token"), OidcIssuer.AUDIENCE).getClaimsMap())
                .containsEntry("sub", "viewer-one")
                .containsEntry("roles", List.of("viewer"))
                .containsEntry("personas", List.of("ava"));
        assertThat(claims(tokens.get("id_token"), IssuerOptions.WEB_CLIENT).getClaimsMap())
                .containsEntry("sub", "viewer-one")
                .containsEntry("nonce", "n-1")
                .doesNotContainKey("roles");
        assertThat(tokens).containsEntry("token_type", "Bearer").containsEntry("expires_in", 300L);
    }

    @Test
    void givesTheStateBackAndNamesItself() {
        assertThat(browser.signIn("operator")).startsWith(PAGE + "/?code=").contains("&state=s+%26+1", "&iss=http");
    }

    @Test
    void asksNobodyTwiceInOneBrowser() {
        browser.signIn("operator");

        assertThat(Browser.location(browser.authorize(Map.of("prompt", "none"))))
                .contains("?code=");
        assertThat(browser.authorize(Map.of("prompt", "login")).statusCode()).isEqualTo(200);
    }

    @Test
    void rotatesRefreshTokens() {
        String first = browser.refreshToken(browser.redeem(browser.signIn("operator")));
        String second = browser.refreshToken(browser.refresh(first));

        assertThat(second).isNotEqualTo(first);
        assertThat(browser.refresh(second).statusCode()).isEqualTo(200);
    }

    @Test
    void endsAChainOfWhichATokenIsUsedTwice() {
        String first = browser.refreshToken(browser.redeem(browser.signIn("operator")));
        String second = browser.refreshToken(browser.refresh(first));

        assertRefused(browser.refresh(first), "invalid_grant");
        assertRefused(browser.refresh(second), "invalid_grant");
    }

    @Test
    void takesACodeOnce() {
        String back = browser.signIn("operator");
        String refreshToken = browser.refreshToken(browser.redeem(back));

        assertRefused(browser.redeem(back), "invalid_grant");
        assertRefused(browser.refresh(refreshToken), "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another-verifier-that-is-long-enough-to-be-one",
        "code_verifier, ''",
        "redirect_uri, http://elsewhere.invalid/",
        "client_id, another",
        "code, made-up"
    })
    void givesNoTokenForACodeWithout(String field, String value) {
        assertRefused(browser.redeem(browser.signIn("operator"), Map.of(field, value)), "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "scope, profile, invalid_scope",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, '', invalid_request",
        "response_mode, fragment, invalid_request",
        "prompt, none, login_required"
    })
    void sendsAPageBackThatAsksWrongly(String field, String value, String error) {
        assertThat(Browser.location(browser.authorize(Map.of(field, value))))
                .startsWith(PAGE + "/?error=" + error + "&state=");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, another",
        "redirect_uri, http://elsewhere.invalid/",
        "redirect_uri, http://page.invalid:8081/elsewhere",
        "redirect_uri, http://page.invalid:8081.elsewhere.invalid/"
    })
    void sendsNobodyToAPageThatIsNotKnown(String field, String value) {
        HttpResponse<String> answer = browser.authorize(Map.of(field, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void offersEveryoneOnAFormWithoutScript() {
        HttpResponse<String> page = browser.authorize(Map.of("state", "\"><script>"));

        assertThat(page.body())
                .contains("viewer-one", "operator", "&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void knowsNobodyWhoIsNotListed() {
        Map<String, String> form = new HashMap<>(browser.request());
        form.put("person", "root");

        assertThat(browser.post("/authorize", form).body()).contains("<form");
    }

    @Test
    void signsOutOfAllThatCameOfTheSession() {
        String refreshToken = browser.refreshToken(browser.redeem(browser.signIn("operator")));

        HttpResponse<String> out = browser.get("/end-session?post_logout_redirect_uri=" + Browser.encoded(PAGE + "/"));

        assertThat(Browser.location(out)).isEqualTo(PAGE + "/");
        assertRefused(browser.refresh(refreshToken), "invalid_grant");
        assertThat(Browser.location(browser.authorize(Map.of("prompt", "none"))))
                .contains("error=login_required");
        assertThat(browser.get("/end-session?post_logout_redirect_uri=http://elsewhere.invalid/")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesProgramsATokenForNameAndSecret() throws InvalidJwtException, JoseException {
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials",
                "client_id", "operator",
                "client_secret", IssuerOptions.SECRET);
        Map<String, Object> tokens = browser.json(browser.post("/token", form));

        assertThat(claims(tokens.get("access_token"), OidcIssuer.AUDIENCE).getClaimsMap())
                .containsEntry("sub", "operator");
        assertThat(tokens).doesNotContainKey("refresh_token");
        Map<String, String> wrong = new HashMap<>(form);
        wrong.put("client_secret", "another");
        assertRefused(browser.post("/token", wrong), "invalid_client");
    }

    @Test
    void answersPagesOfItsOriginsOnly() {
        assertThat(browser.get("/keys").headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(PAGE);
        assertThat(new Browser(ISSUER.url(), "http://elsewhere.invalid")
                        .get("/keys")
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
    }

    private JwtClaims claims(@Nullable Object token, String audience) throws InvalidJwtException, JoseException {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256")
                .setVerificationKey(ISSUER.currentKey().jsonWebKey().getPublicKey())
                .setExpectedIssuer(ISSUER.url())
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .build()
                .processToClaims(String.valueOf(token));
    }

    private static void assertRefused(HttpResponse<String> answer, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(answer.body()).containsPattern(Pattern.quote("\"" + error + "\""));
    }
}
