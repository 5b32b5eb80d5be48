package io.variantdash.query.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Has tokens verified by Quarkus, and remembers for a short time those that were: checking a signature takes longer than
 * answering from memory, and a dashboard asks with the same token again and again. Without authentication it looks at
 * no token.
 */
@Alternative
@Priority(1)
@Singleton
class BearerTokens implements HttpAuthenticationMechanism {

    /** How long a key that the issuer has withdrawn goes on to be good for a token that has been seen. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 10_000;

    private final OidcAuthenticationMechanism oidc;
    private final Access access;
    private final AccessProblems problems;
    private final Clock clock;
    private final Cache<String, SecurityIdentity> verified = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    BearerTokens(OidcAuthenticationMechanism oidc, Access access, AccessProblems problems, Clock clock) {
        this.oidc = oidc;
        this.access = access;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("NullAway") // No identity stands for an unknown caller.
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (access.isOpen()) {
            return Uni.createFrom().nullItem();
        }
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        SecurityIdentity known = authorization == null ? null : verified.getIfPresent(authorization);
        if (known != null && isCurrent(known)) {
            return Uni.createFrom().item(known);
        }
        return oidc.authenticate(request, identities).invoke(identity -> remember(authorization, identity));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        problems.askForToken(request);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }

    private void remember(@Nullable String authorization, @Nullable SecurityIdentity identity) {
        if (authorization != null && identity != null && isCurrent(identity)) {
            verified.put(authorization, identity);
        }
    }

    private boolean isCurrent(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                && token.getExpirationTime()
                        > clock.instant().plus(TokenExpiry.LEAST).getEpochSecond();
    }
}
