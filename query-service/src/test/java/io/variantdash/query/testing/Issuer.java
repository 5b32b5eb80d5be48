package io.variantdash.query.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.embedded.oidc.OidcIssuer;
import io.variantdash.embedded.oidc.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service as in production, with a real issuer whose tokens it asks for. The database writes down what it carries out, for
 * tests that hold the work for one person against that for another.
 */
public final class Issuer implements QuarkusTestResourceLifecycleManager {

    private static final Duration VALIDITY = Duration.ofMinutes(30);

    // Static, because Quarkus makes the instance and hands it to no test; it starts and stops on one thread at a time.
    private static volatile @Nullable OidcIssuer issuer;

    @Override
    public Map<String, String> start() {
        issuer = OidcIssuer.start(0);
        return Map.of(
                "AUTH_MODE",
                "oidc",
                "quarkus.oidc.auth-server-url",
                issuer().url(),
                "quarkus.datasource.jdbc.additional-jdbc-properties.options",
                "-c default_transaction_read_only=on -c statement_timeout=20s -c log_min_duration_statement=0");
    }

    @Override
    public void stop() {
        issuer().close();
    }

    /** The issuer of the running tests. */
    public static OidcIssuer issuer() {
        return Objects.requireNonNull(issuer, "no Quarkus test with an Issuer is running");
    }

    /** The token of a viewer of these personas. */
    public static String viewerOf(String... personas) {
        return tokenOf(viewer(personas));
    }

    /** A viewer of these personas. */
    public static Person viewer(String... personas) {
        return new Person("vera", List.of("viewer"), List.of(personas));
    }

    /** A valid token of the person. */
    public static String tokenOf(Person person) {
        return issuer().token(person, VALIDITY);
    }
}
