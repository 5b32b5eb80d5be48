package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.TokenIntrospection;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** What no configured issuer of ours gives: opaque tokens, and tokens within a period of grace. */
class TokenExpiryTest {

    private static final long NOW = 1_800_000_000;
    private static final Principal OPAQUE = new QuarkusPrincipal("opaque");

    @Test
    void isThatOfTheToken() {
        assertThat(expiry(0).of(identity(expiring(NOW + 60)).build())).isEqualTo(NOW + 60);
    }

    @Test
    void comesAfterTheGrace() {
        assertThat(expiry(30).of(identity(expiring(NOW + 60)).build())).isEqualTo(NOW + 90);
        assertThat(expiry(30).of(identity(expiring(NOW - 10)).build())).isEqualTo(NOW + 20);
    }

    @Test
    void isNeverInThePastWhereNoTimerCanBeSet() {
        assertThat(expiry(0).of(identity(expiring(NOW - 10)).build())).isEqualTo(NOW + 2);
    }

    @Test
    void isThatOfTheIntrospectionForAnOpaqueToken() {
        TokenIntrospection active = new TokenIntrospection("{\"active\":true,\"exp\":" + (NOW + 60) + "}");

        assertThat(expiry(0)
                        .of(identity(OPAQUE)
                                .addAttribute("introspection", active)
                                .build()))
                .isEqualTo(NOW + 60);
    }

    @Test
    void comesSoonWhereNobodySaysWhen() {
        assertThat(expiry(0).of(identity(OPAQUE).build())).isEqualTo(NOW + 300);
    }

    private static TokenExpiry expiry(int graceSeconds) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
        return new TokenExpiry(clock, graceSeconds == 0 ? OptionalInt.empty() : OptionalInt.of(graceSeconds));
    }

    private static Principal expiring(long seconds) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("vera");
        claims.setExpirationTime(NumericDate.fromSeconds(seconds));
        return new DefaultJWTCallerPrincipal(claims);
    }

    private static QuarkusSecurityIdentity.Builder identity(Principal principal) {
        return QuarkusSecurityIdentity.builder().setPrincipal(principal);
    }
}
