package io.variantdash.query.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.raw.RawExchange;
import io.variantdash.query.testing.server.OwnClaims;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One account may ask so often and no more, wherever it asks from and with whichever token; others are not held up by it. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
@TestProfile(OwnClaims.class)
class LimitedAccountsTest {

    private static final int OF_TEN_SECONDS = 10;

    @Test
    void areToldWhenToAskAgain() {
        RawExchange refused = IntStream.rangeClosed(0, 10 * OF_TEN_SECONDS)
                .mapToObj(i -> ask("otto", i))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(refused.text()).contains("Your account asks too often");
        assertThat(refused.header("Retry-After")).isIn("1", "2");
        assertThat(ask("vera", 0).status()).isEqualTo(200);
    }

    private static RawExchange ask(String name, int from) {
        String token = OwnClaims.signed(OwnClaims.of(name, List.of("viewer"), List.of("ava-" + from)));
        return RawExchange.send(
                "GET", "/api/personas", "Authorization: Bearer " + token, "X-Forwarded-For: 192.0.2." + from);
    }
}
