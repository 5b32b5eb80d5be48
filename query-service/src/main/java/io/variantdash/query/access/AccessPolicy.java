package io.variantdash.query.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets no caller in without a role, except to what tells nothing of any persona: the files of the web app, and what machines
 * ask (health, metrics, the documents), and where to sign in. Everything else is closed, so that a new address is closed by itself.
 */
@Singleton
class AccessPolicy implements HttpSecurityPolicy {

    /** May look. */
    static final String VIEWER = "viewer";

    /** May look, and act. */
    static final String OPERATOR = "operator";

    private static final Set<String> ROLES = Set.of(VIEWER, OPERATOR);

    /** What monitors sent in vain may be anything, and is for those alone who look after them. */
    private static final Pattern OPERATORS_ONLY = Pattern.compile("/api/dead-letters(/.*)?");

    private static final Pattern OPEN =
            Pattern.compile("/|/p(/.*)?|/(assets/)?[A-Za-z0-9_-]+\\.[A-Za-z0-9._-]+|/api/sign-in|/q/[a-z]+(/[a-z]+)?");

    private final Access access;

    AccessPolicy(Access access) {
        this.access = access;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (access.isOpen() || OPEN.matcher(request.normalizedPath()).matches()) {
            return CheckResult.permit();
        }
        Set<String> allowed = OPERATORS_ONLY.matcher(request.normalizedPath()).matches() ? Set.of(OPERATOR) : ROLES;
        return identity.map(caller -> new CheckResult(allowed.stream().anyMatch(caller::hasRole)));
    }
}
