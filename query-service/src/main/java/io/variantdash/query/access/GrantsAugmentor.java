package io.variantdash.query.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.variantdash.query.config.DashboardConfig;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads roles and personas once, when a token has been verified. */
@Singleton
class GrantsAugmentor implements SecurityIdentityAugmentor {

    static final String GRANTS = "variantdash.personas";

    private final DashboardConfig.Access config;

    GrantsAugmentor(DashboardConfig config) {
        this.config = config.access();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(identity.getPrincipal() instanceof JsonWebToken token ? augmented(identity, token) : identity);
    }

    private SecurityIdentity augmented(SecurityIdentity identity, JsonWebToken token) {
        PersonaGrants grants = PersonaGrants.of(TokenClaims.strings(token, config.personasClaim()));
        return QuarkusSecurityIdentity.builder(identity)
                .addRoles(Set.copyOf(TokenClaims.strings(token, config.rolesClaim())))
                .addAttribute(GRANTS, grants)
                .build();
    }
}
