package io.variantdash.ingest.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.embedded.oidc.OidcIssuer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service as in production, with a real issuer whose tokens it asks for. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {

    // Static, because Quarkus makes the instance and hands it to no test; it starts and stops on one thread at a time.
    private static volatile @Nullable OidcIssuer issuer;

    @Override
    public Map<String, String> start() {
        issuer = OidcIssuer.start(0);
        return Map.of("AUTH_MODE", "oidc", "quarkus.oidc.auth-server-url", issuer().url());
    }

    @Override
    public void stop() {
        issuer().close();
    }

    public static OidcIssuer issuer() {
        return Objects.requireNonNull(issuer, "no Quarkus test with an Issuer is running");
    }
}
