package io.variantdash.ingest.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessCheckTest {

    @Test
    void refusesToStartWithoutAnIssuerAndNamesTheSetting() {
        assertThatThrownBy(() -> AccessCheck.requireIssuer(AccessMode.OIDC, Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUARKUS_OIDC_AUTH_SERVER_URL")
                .hasMessageContaining("AUTH_MODE");
    }

    @Test
    void startsWithAnIssuerOrDeliberatelyOpen() {
        assertThatCode(() -> AccessCheck.requireIssuer(AccessMode.OIDC, Optional.of("https://issuer.example")))
                .doesNotThrowAnyException();
        assertThatCode(() -> AccessCheck.requireIssuer(AccessMode.NONE, Optional.empty()))
                .doesNotThrowAnyException();
    }
}
