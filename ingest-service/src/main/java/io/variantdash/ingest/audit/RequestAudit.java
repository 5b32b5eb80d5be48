package io.variantdash.ingest.audit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.variantdash.ingest.guard.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records what operators change, however it ended, and whom the service has refused, whichever part of it did. Being asked
 * at the end of every request, it cannot be forgotten by a resource.
 */
@Singleton
class RequestAudit {

    /** Before everything that answers. */
    private static final int FIRST = 1002;

    private static final Map<Integer, String> REFUSALS =
            Map.of(401, "no valid token", 403, "missing role, or switched off", 429, "too many requests");

    private static final int FIRST_FAILURE = 400;

    private final AuditLog audit;
    private final ClientAddress address;

    RequestAudit(AuditLog audit, ClientAddress address) {
        this.audit = audit;
        this.address = address;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext request) {
        request.addHeadersEndHandler(unused -> record(request));
        request.next();
    }

    private void record(RoutingContext context) {
        HttpServerRequest request = context.request();
        int status = context.response().getStatusCode();
        String refusal = REFUSALS.get(status);
        if (refusal != null) {
            record(context, Action.REFUSED, request.path(), refusal);
        } else {
            // The query says which letters were meant. Of a request that was malformed it could hold anything.
            Action.of(request.method() + " " + context.normalizedPath())
                    .ifPresent(action -> record(
                            context, action, status < FIRST_FAILURE ? request.uri() : request.path(), outcome(status)));
        }
    }

    private void record(RoutingContext context, Action action, @Nullable String path, String reason) {
        HttpServerRequest request = context.request();
        audit.record(action, identity(context), address.of(request), request.method() + " " + path, reason);
    }

    private static String outcome(int status) {
        return status < FIRST_FAILURE ? "done" : "failed with " + status;
    }

    private static @Nullable String identity(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity().getPrincipal().getName()
                : null;
    }
}
