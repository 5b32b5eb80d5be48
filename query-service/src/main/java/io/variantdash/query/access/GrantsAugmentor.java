package io.variantdash.query.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.variantdash.query.config.AccessConfig;
import io.variantdash.query.config.DashboardConfig;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads roles, personas and expiry once, when a token has been verified. */
@Singleton
class GrantsAugmentor implements SecurityIdentityAugmentor {

    static final String GRANTS = "variantdash.personas";

    private final AccessConfig config;
    private final TokenExpiry expiry;

    GrantsAugmentor(DashboardConfig config, TokenExpiry expiry) {
        this.config = config.access();
        this.expiry = expiry;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(identity.isAnonymous() ? identity : granted(identity).build());
    }

    private QuarkusSecurityIdentity.Builder granted(SecurityIdentity identity) {
        QuarkusSecurityIdentity.Builder known =
                QuarkusSecurityIdentity.builder(identity).addAttribute(TokenExpiry.ATTRIBUTE, expiry.of(identity));
        return identity.getPrincipal() instanceof JsonWebToken token
                ? known.addRoles(Set.copyOf(TokenClaims.strings(token, config.rolesClaim())))
                        .addAttribute(GRANTS, PersonaGrants.of(TokenClaims.strings(token, config.personasClaim())))
                : known;
    }
}
