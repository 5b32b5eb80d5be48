package io.variantdash.ingest.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the request that is being answered. */
@ApplicationScoped
public class Caller {

    private static final String ANONYMOUS = "anonymous";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The subject of the token, by which its issuer knows the caller for good (other names may change hands);
     * {@code anonymous} where callers are not told apart. To be asked on the thread of a request.
     */
    public String subject() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getSubject()).orElse(ANONYMOUS)
                : ANONYMOUS;
    }
}
