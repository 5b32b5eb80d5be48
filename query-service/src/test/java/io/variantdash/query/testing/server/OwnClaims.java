package io.variantdash.query.testing.server;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.query.testing.Issuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * An issuer that names its claims as it likes; addresses and accounts may ask seldom, behind a proxy that is trusted, so that a
 * test can ask from many addresses; connections without a request end soon.
 */
public final class OwnClaims implements QuarkusTestProfile {

    /** As a Keycloak names roles, and others a claim of one's own. */
    private static final String ROLES = "realm_access";

    private static final String PERSONAS = "https://claims.example/personas";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dashboard.access.roles-claim",
                ROLES + "/roles",
                "dashboard.access.personas-claim",
                PERSONAS,
                "quarkus.http.idle-timeout",
                "2S",
                "dashboard.web.requests-per-second-per-address",
                "1",
                "dashboard.web.requests-per-second-per-identity",
                "1",
                "dashboard.web.connect-origins",
                "https://login.example:8443",
                "dashboard.web.trusted-proxies",
                "127.0.0.0/8,::1");
    }

    /** A token's claims under these names; those under the usual ones say something else. */
    public static JwtClaims of(String subject, List<String> roles, @Nullable Object personas) {
        JwtClaims claims = Issuer.issuer().claims(new Person(subject, List.of(), List.of()), Duration.ofMinutes(5));
        claims.unsetClaim("roles");
        claims.setClaim("personas", "*");
        claims.setClaim(ROLES, Map.of("roles", roles));
        if (personas != null) {
            claims.setClaim(PERSONAS, personas);
        }
        return claims;
    }

    /** The token with these claims. */
    public static String signed(JwtClaims claims) {
        return Issuer.issuer().currentKey().sign(claims);
    }
}
