package io.variantdash.ingest.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The service is locked, or says loudly that it is not. */
@Singleton
class AccessCheck {

    private static final Logger LOG = Logger.getLogger(AccessCheck.class);
    private static final int BEFORE_ALL_OTHERS = 1;

    private final AccessMode mode;
    private final Optional<String> issuer;

    AccessCheck(
            IngestConfiguration configuration,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        this.mode = configuration.access().mode();
        this.issuer = issuer;
    }

    void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        requireIssuer(mode, issuer);
        if (mode == AccessMode.NONE) {
            LOG.warn("AUTH_MODE=none: everyone who reaches this service may send events and read dead letters."
                    + " Set AUTH_MODE=oidc and QUARKUS_OIDC_AUTH_SERVER_URL to lock it.");
        }
    }

    static void requireIssuer(AccessMode mode, Optional<String> issuer) {
        if (mode == AccessMode.OIDC && issuer.isEmpty()) {
            throw new ConfigurationException(
                    "quarkus.oidc.auth-server-url (QUARKUS_OIDC_AUTH_SERVER_URL) is not set; it must be the URL of the"
                            + " issuer of tokens, or AUTH_MODE be none, which lets everyone do everything");
        }
    }
}
