package io.variantdash.ingest.access;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.variantdash.ingest.IngestConfiguration;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;

/** Has tokens verified by Quarkus, and asks for one in a problem. Without authentication it looks at no token. */
@Alternative
@Priority(1)
@Singleton
class BearerTokens implements HttpAuthenticationMechanism {

    private final OidcAuthenticationMechanism oidc;
    private final boolean open;

    BearerTokens(OidcAuthenticationMechanism oidc, IngestConfiguration configuration) {
        this.oidc = oidc;
        this.open = configuration.access().mode() == AccessMode.NONE;
    }

    @Override
    @SuppressWarnings("NullAway") // Null stands for no identity.
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return open ? Uni.createFrom().nullItem() : oidc.authenticate(request, identities);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        AccessProblems.askForToken(request);
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
}
