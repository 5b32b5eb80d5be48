package io.variantdash.query.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.RawExchange;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One account may ask so often and no more, wherever it asks from and with whichever token; others are not held up by it. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
@TestProfile(LimitedAccountsTest.Strict.class)
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
        String token = Issuer.tokenOf(new Person(name, List.of("viewer"), List.of("ava-" + from)));
        return RawExchange.send(
                "GET", "/api/personas", "Authorization: Bearer " + token, "X-Forwarded-For: 192.0.2." + from);
    }

    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dashboard.web.requests-per-second-per-identity",
                    "1",
                    "dashboard.web.trusted-proxies",
                    "127.0.0.0/8,::1");
        }
    }
}
