package io.variantdash.query.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tells the operator that there is no authentication, rather than have it found out by accident. */
@Singleton
class OpenAccessWarning {

    private static final Logger LOG = Logger.getLogger(OpenAccessWarning.class);

    private final Access access;

    OpenAccessWarning(Access access) {
        this.access = access;
    }

    void warn(@Observes StartupEvent event) {
        if (access.isOpen()) {
            LOG.warn("AUTH_MODE=none: everyone who reaches this service sees every persona."
                    + " Set AUTH_MODE=oidc and QUARKUS_OIDC_AUTH_SERVER_URL to lock it.");
        }
    }
}
