package io.variantdash.query.live.connection;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.variantdash.query.access.Access;
import io.variantdash.query.audit.AuditLog;
import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.hub.UpgradeRejection;
import io.variantdash.query.live.wire.Wire;
import io.variantdash.query.web.guard.ClientAddress;
import io.variantdash.query.web.request.PersonaId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect (besides what access asks for): from which pages, how many of them, and no client once the replica stops. Takes the place; {@link
 * UpgradeFilter} has explained before, in a body, why there is none.
 */
@Singleton
class UpgradeCheck implements HttpUpgradeCheck {

    private static final Pattern PATH = Pattern.compile("/dashboard/ws/([^/]+)/?");

    private final ConnectionLimits limits;
    private final Origins origins;
    private final LiveCounters counters;
    private final Access access;
    private final ClientAddress address;
    private final AuditLog audit;

    UpgradeCheck(
            ConnectionLimits limits,
            Origins origins,
            LiveCounters counters,
            Access access,
            ClientAddress address,
            AuditLog audit) {
        this.limits = limits;
        this.origins = origins;
        this.counters = counters;
        this.access = access;
        this.address = address;
        this.audit = audit;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return context.securityIdentity().chain(identity -> admit(context, identity));
    }

    private Uni<CheckResult> admit(HttpUpgradeContext context, @Nullable SecurityIdentity identity) {
        HttpServerRequest request = context.httpRequest();
        PersonaId asked = persona(request);
        PersonaId persona = access.asSeen(asked, access.grants(identity));
        String from = address.of(request);
        UpgradeRejection rejection = limits.take(persona.value(), from);
        if (rejection != null) {
            // Only if the last place went in this very moment.
            counters.refused(rejection);
            return CheckResult.rejectUpgrade(rejection.status(), Map.of("Reason", List.of(rejection.detail())));
        }
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                limits.leave(persona.value(), from);
            }
        };
        // Whatever goes wrong from here on, the place is free when the connection has ended.
        Wire.onEnd(request.connection(), leave);
        context.userData()
                .put(
                        DashboardSocket.ADMITTED,
                        new AdmittedClient(persona, request.getParam("position"), request, leave));
        audit.record(
                AuditLog.Action.OPENED,
                identity == null || identity.isAnonymous()
                        ? null
                        : identity.getPrincipal().getName(),
                from,
                persona.name(),
                persona.equals(asked) ? "live updates" : "empty, as the persona is not granted");
        return CheckResult.permitUpgrade();
    }

    /** Says why there is no connection for a request, if there is none; takes nothing. */
    @Nullable UpgradeRejection rejection(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!isAllowed(request)) {
            return UpgradeRejection.ORIGIN;
        }
        PersonaId persona = access.asSeen(persona(request), access.grants(routing));
        return limits.rejection(persona.value(), address.of(request));
    }

    private boolean isAllowed(HttpServerRequest request) {
        HostAndPort host = request.authority();
        return origins.allow(request.getHeader(HttpHeaders.ORIGIN), host == null ? null : host.toString());
    }

    /** From the path as it stands in the request; the router's parameter repairs what is not UTF-8. */
    private static PersonaId persona(HttpServerRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw new IllegalStateException("AddressCheck lets no other through: " + request.path());
        }
        return PersonaId.ofSegment(path.group(1));
    }
}
