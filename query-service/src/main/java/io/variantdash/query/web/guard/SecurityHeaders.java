package io.variantdash.query.web.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.variantdash.query.config.DashboardConfig;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells browsers with every answer, errors too, what a page of ours may do: run and load what this service sends and
 * nothing else, in no other page's frame.
 */
@Singleton
class SecurityHeaders {

    /** Before everything that answers. */
    private static final int FIRST = 1001;

    private static final String TRANSPORT = "Strict-Transport-Security";
    private static final String A_YEAR = "max-age=31536000";

    private final Map<String, String> headers;

    SecurityHeaders(
            DashboardConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        Set<String> reached = new TreeSet<>(config.web().connectOrigins().orElse(Set.of()));
        issuer.map(IssuerOrigin::of).ifPresent(reached::add);
        headers = Map.of(
                "Content-Security-Policy", policy(reached),
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Referrer-Policy", "no-referrer",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin");
    }

    void register(@Observes Filters filters) {
        filters.register(this::announce, FIRST);
    }

    private void announce(RoutingContext request) {
        MultiMap answer = request.response().headers();
        headers.forEach(answer::set);
        // Also where a trusted proxy says that the client came by TLS.
        if ("https".equals(request.request().scheme())) {
            answer.set(TRANSPORT, A_YEAR);
        }
        request.next();
    }

    /** Live updates come from this host, so {@code 'self'} is enough for them. */
    static String policy(Set<String> reached) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "manifest-src 'self'; connect-src 'self'"
                + (reached.isEmpty() ? "" : " " + String.join(" ", reached))
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
