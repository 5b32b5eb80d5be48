package io.variantdash.query.live;

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
    private static final String SCHEME_END = "://";

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
        return allowed.map(names -> names.contains(ANY) || names.stream().anyMatch(origin::equalsIgnoreCase))
                .orElseGet(() -> origin.substring(origin.indexOf(SCHEME_END) + SCHEME_END.length())
                                .equalsIgnoreCase(host)
                        && origin.contains(SCHEME_END));
    }
}
