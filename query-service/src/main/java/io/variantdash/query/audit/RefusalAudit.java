package io.variantdash.query.audit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.variantdash.query.web.guard.ClientAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records whom the service has refused, whichever part of it did. */
@Singleton
public final class RefusalAudit {

    /** Before everything that answers. */
    private static final int FIRST = 1002;

    private static final String NO_VALID_TOKEN = "no valid token";
    private static final Map<Integer, String> REASONS =
            Map.of(401, NO_VALID_TOKEN, 403, "missing role or foreign origin", 429, "too many requests");

    private final AuditLog audit;
    private final ClientAddress address;

    RefusalAudit(AuditLog audit, ClientAddress address) {
        this.audit = audit;
        this.address = address;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    /** A page is told by the close of a WebSocket that its token is not valid, which is no status of an answer. */
    public void recordInvalidToken(RoutingContext request) {
        record(request, NO_VALID_TOKEN);
    }

    private void watch(RoutingContext request) {
        request.addHeadersEndHandler(unused -> record(request));
        request.next();
    }

    private void record(RoutingContext request) {
        String reason = REASONS.get(request.response().getStatusCode());
        if (reason != null) {
            record(request, reason);
        }
    }

    private void record(RoutingContext request, String reason) {
        audit.record(
                AuditLog.Action.REFUSED,
                identity(request),
                address.of(request.request()),
                request.request().method() + " " + request.request().path(),
                reason);
    }

    private static @Nullable String identity(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity().getPrincipal().getName()
                : null;
    }
}
