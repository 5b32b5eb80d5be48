package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.raw.RawExchange;
import io.variantdash.query.testing.server.OwnClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An issuer names its claims as it likes, and what it takes from someone is gone with the next token. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
@TestProfile(OwnClaims.class)
class OtherClaimsTest {

    /** One for each test: here an account may ask seldom. */
    private final String account = "viewer-" + UUID.randomUUID();

    /** Each request comes from another one: an address may ask seldom here. */
    private int addresses;

    private final Rows rows = Rows.ofNewPersona().variant("v", "active", Instant.now(), 0.05);

    @Test
    void areReadUnderTheNamesOfTheSettings() {
        assertThat(seen(claims(List.of("viewer"), List.of("another", rows.persona()))))
                .isTrue();
        assertThat(seen(claims(List.of("viewer"), "*"))).isTrue();
        assertThat(seen(claims(List.of("viewer"), List.of("another")))).isFalse();
        assertThat(seen(claims(List.of("viewer"), null))).isFalse();
        assertThat(status(claims(List.of("guest"), "*"))).isEqualTo(403);
    }

    /** Those under the usual names grant nothing then. */
    @Test
    void areNotReadUnderOtherNames() {
        assertThat(status(Issuer.issuer().claims(Issuer.viewer("*"), Duration.ofMinutes(5))))
                .isEqualTo(403);
    }

    @Test
    void areThoseOfTheTokenThatIsSent() {
        String before = OwnClaims.signed(claims(List.of("viewer"), List.of(rows.persona())));
        String after = OwnClaims.signed(claims(List.of("viewer"), List.of()));

        assertThat(ask(before).text()).contains("\"v\"");
        assertThat(ask(after).text()).doesNotContain("\"v\"");
    }

    private JwtClaims claims(List<String> roles, @Nullable Object personas) {
        return OwnClaims.of(account, roles, personas);
    }

    private boolean seen(JwtClaims claims) {
        return ask(OwnClaims.signed(claims)).text().contains("\"v\"");
    }

    private int status(JwtClaims claims) {
        return ask(OwnClaims.signed(claims)).status();
    }

    private RawExchange ask(String token) {
        return RawExchange.send(
                "GET",
                "/api/variants/" + rows.persona() + "/active",
                "Authorization: Bearer " + token,
                "X-Forwarded-For: 198.18.0." + addresses++);
    }
}
