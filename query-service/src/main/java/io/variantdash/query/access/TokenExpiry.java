package io.variantdash.query.access;

import io.quarkus.oidc.TokenIntrospection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * When a WebSocket has to be closed for its token. The extension that closes it takes the moment from an attribute of the
 * identity, and knows it for current JSON Web Tokens only: of an opaque token it knows none, and a moment that is over
 * already, as within a period of grace, it cannot set a timer for.
 */
@Singleton
class TokenExpiry {

    /** Where the extension reads it, in seconds since the epoch. */
    static final String ATTRIBUTE = "quarkus.identity.expire-time";

    /** For how long a token is trusted that does not say when it expires. */
    private static final Duration UNKNOWN = Duration.ofMinutes(5);

    /** A timer that was to run in the past would fail; this is long enough for the handshake. */
    static final Duration LEAST = Duration.ofSeconds(2);

    private static final String INTROSPECTION = "introspection";

    private final Clock clock;
    private final Duration grace;

    TokenExpiry(Clock clock, @ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") OptionalInt graceSeconds) {
        this.clock = clock;
        this.grace = Duration.ofSeconds(graceSeconds.orElse(0));
    }

    /** The moment in seconds since the epoch, always in the future. */
    long of(SecurityIdentity identity) {
        Instant now = clock.instant();
        Instant expiry = told(identity)
                .boxed()
                .findFirst()
                .map(seconds -> Instant.ofEpochSecond(seconds).plus(grace))
                .orElse(now.plus(UNKNOWN));
        Instant least = now.plus(LEAST);
        return (expiry.isBefore(least) ? least : expiry).getEpochSecond();
    }

    private static LongStream told(SecurityIdentity identity) {
        Stream<Long> token = identity.getPrincipal() instanceof JsonWebToken jwt
                ? Stream.of(jwt.getExpirationTime())
                : Stream.empty();
        Stream<Long> answer = identity.getAttribute(INTROSPECTION) instanceof TokenIntrospection introspection
                ? Stream.ofNullable(introspection.getLong("exp"))
                : Stream.empty();
        return Stream.concat(token, answer).filter(seconds -> seconds > 0).mapToLong(Long::longValue);
    }
}
