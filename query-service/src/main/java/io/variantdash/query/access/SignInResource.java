package io.variantdash.query.access;

import io.variantdash.query.config.DashboardConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the web app where people sign in. Open to all, as the one who asks has not signed in yet. */
@Path("/api/sign-in")
@Produces(MediaType.APPLICATION_JSON)
class SignInResource {

    private final SignIn signIn;

    SignInResource(
            Access access,
            DashboardConfig config,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        this.signIn = access.isOpen()
                ? SignIn.NOT_NEEDED
                : new SignIn(
                        true,
                        issuer.orElse(null),
                        config.access().webClientId(),
                        config.access().webScope());
    }

    @GET
    public SignIn signIn() {
        return signIn;
    }
}
