package io.variantdash.query.live.connection;

import io.variantdash.query.config.DashboardConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may connect. Browsers let any page open a WebSocket to anywhere, and only say where it comes from; whatever
 * says nothing is no browser, and may.
 */
@Singleton
class Origins {

    private static final String ANY = "*";

    private final Optional<Set<String>> allowed;

    @Inject
    Origins(DashboardConfig config) {
        this(config.live().allowedOrigins());
    }

    Origins(Optional<Set<String>> allowed) {
        this.allowed = allowed;
    }

    /** Without a setting, pages of the same host and port may connect. */
    boolean allow(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        return allowed.map(names -> names.contains(ANY) || names.stream().anyMatch(name -> areSame(name, origin)))
                .orElseGet(() -> isOfHost(origin, host));
    }

    private static boolean areSame(String allowed, String origin) {
        Optional<WebOrigin> read = WebOrigin.parse(origin);
        return allowed.equalsIgnoreCase(origin) || (read.isPresent() && read.equals(WebOrigin.parse(allowed)));
    }

    /** The scheme is that of the page, because encryption may end before this service. */
    private static boolean isOfHost(String origin, @Nullable String host) {
        Optional<WebOrigin> page = WebOrigin.parse(origin);
        return host != null
                && page.isPresent()
                && page.equals(WebOrigin.parse(page.get().scheme() + "://" + host));
    }
}
