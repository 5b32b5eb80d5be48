package io.variantdash.query.config;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.variantdash.query.config.value.AccessMode;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start where settings, each of them allowed, do not go together. Limits of connections are not held against
 * each other: of two limits the lower one counts, which an operator may well want.
 */
@Singleton
class SettingsCheck {

    private static final int BEFORE_ALL_OTHERS = 1;

    private final DashboardConfig config;
    private final Pools pools;
    private final Optional<String> issuer;

    SettingsCheck(
            DashboardConfig config,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int primary,
            @ConfigProperty(name = "quarkus.datasource.replica.jdbc.max-size") int replica,
            @ConfigProperty(name = "quarkus.datasource.replica.jdbc.url") Optional<String> replicaUrl,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        this.config = config;
        this.issuer = issuer;
        this.pools = new Pools(primary, replicaUrl.isPresent() ? Optional.of(replica) : Optional.empty());
    }

    void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        List<String> conflicts = conflicts(config, pools, issuer);
        if (!conflicts.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), conflicts));
        }
    }

    /** A sentence for each, with the names and values of the settings. */
    static List<String> conflicts(DashboardConfig config, Pools pools, Optional<String> issuer) {
        Stream<Optional<String>> settings = Stream.of(
                access(config.access(), issuer),
                atLeast(
                        "dashboard.snapshot.max-age",
                        config.snapshot().maxAge(),
                        "dashboard.snapshot.min-interval",
                        config.snapshot().minInterval()),
                // A quiet client must get a ping, and time to answer it.
                atLeast(
                        "dashboard.live.idle-timeout",
                        config.live().idleTimeout(),
                        "twice dashboard.live.ping-interval",
                        config.live().pingInterval().multipliedBy(2)),
                pools.conflict(config.snapshot().threads(), config.export().maxConcurrent()));
        return Stream.concat(settings, shares(config.decisions()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> access(AccessConfig access, Optional<String> issuer) {
        return access.mode() == AccessMode.NONE || issuer.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "quarkus.oidc.auth-server-url (QUARKUS_OIDC_AUTH_SERVER_URL) is not set; it must be the URL"
                                + " of the issuer of tokens, or AUTH_MODE be none, which lets everyone see everything");
    }

    private static Stream<Optional<String>> shares(DecisionsConfig decisions) {
        return Stream.concat(
                Stream.of(shares("dashboard.decisions", decisions.killShare(), decisions.protectedShare())),
                decisions.personas().entrySet().stream()
                        .map(persona -> shares(
                                "dashboard.decisions.personas.\"%s\"".formatted(persona.getKey()),
                                persona.getValue().killShare().orElse(decisions.killShare()),
                                persona.getValue().protectedShare().orElse(decisions.protectedShare()))));
    }

    private static Optional<String> shares(String of, double kill, double protectedShare) {
        return kill <= protectedShare
                ? Optional.empty()
                : Optional.of("%s.kill-share is %s; it must be at most %s.protected-share (%s)"
                        .formatted(of, kill, of, protectedShare));
    }

    private static Optional<String> atLeast(String name, Duration value, String bound, Duration least) {
        return value.compareTo(least) >= 0
                ? Optional.empty()
                : Optional.of("%s is %s; it must be at least %s (%s)".formatted(name, value, bound, least));
    }

    /** How many connections there are to the primary and, where there is one, to the read replica. */
    record Pools(int primary, Optional<Integer> replica) {

        private static final String THREADS = "dashboard.snapshot.threads";
        private static final String EXPORTS = "dashboard.export.max-concurrent";

        /** Exports and snapshots hold their connections for long, and must leave one for short questions. */
        Optional<String> conflict(int threads, int exports) {
            if (replica.isPresent()) {
                return below(THREADS, threads, "quarkus.datasource.jdbc.max-size", primary)
                        .or(() -> below(EXPORTS, exports, "quarkus.datasource.replica.jdbc.max-size", replica.get()));
            }
            return below(THREADS + " + " + EXPORTS, threads + exports, "quarkus.datasource.jdbc.max-size", primary);
        }

        private static Optional<String> below(String name, int value, String bound, int most) {
            return value < most
                    ? Optional.empty()
                    : Optional.of("%s is %d; it must be below %s (%d)".formatted(name, value, bound, most));
        }
    }
}
