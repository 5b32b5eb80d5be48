package io.variantdash.query.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.config.value.AccessMode;
import io.variantdash.query.web.request.PersonaId;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What a caller may see. Costs no more than looking at an identity that has been established before. */
@ApplicationScoped // Made when it is first asked: converters exist before there are settings.
public class Access {

    private final AccessMode mode;

    Access(DashboardConfig config) {
        this.mode = config.access().mode();
    }

    boolean isOpen() {
        return mode == AccessMode.NONE;
    }

    /** The personas that the caller may see. */
    public PersonaGrants grants(@Nullable SecurityIdentity identity) {
        if (isOpen()) {
            return PersonaGrants.ALL;
        }
        PersonaGrants grants = identity == null ? null : identity.getAttribute(GrantsAugmentor.GRANTS);
        return grants == null ? PersonaGrants.NONE : grants;
    }

    /** The personas that the caller of this request may see. */
    public PersonaGrants grants(@Nullable RoutingContext request) {
        return grants(
                request != null && request.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null);
    }

    /** The persona where the caller may see it, otherwise one that is empty and answers to the same name. */
    public PersonaId asSeen(PersonaId persona, PersonaGrants grants) {
        return grants.include(persona.value()) ? persona : persona.hidden();
    }
}
