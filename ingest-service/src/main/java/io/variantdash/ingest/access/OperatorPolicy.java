package io.variantdash.ingest.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.variantdash.ingest.IngestConfiguration;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Lets only operators in, except to what machines ask of every service (health, metrics, the document).
 * Everything else is closed, so that a new address is closed by itself.
 */
@Singleton
class OperatorPolicy implements HttpSecurityPolicy {

    private static final String OPERATOR = "operator";
    private static final Pattern OPEN = Pattern.compile("/q/[a-z]+(/[a-z]+)?");

    private final boolean open;

    OperatorPolicy(IngestConfiguration configuration) {
        this.open = configuration.access().mode() == AccessMode.NONE;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (open || OPEN.matcher(request.normalizedPath()).matches()) {
            return CheckResult.permit();
        }
        return identity.map(caller -> new CheckResult(caller.hasRole(OPERATOR)));
    }
}
