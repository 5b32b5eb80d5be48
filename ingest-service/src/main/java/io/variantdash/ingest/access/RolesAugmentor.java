package io.variantdash.ingest.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the roles out of a token that has been verified. What is no list of strings grants nothing. */
@Singleton
class RolesAugmentor implements SecurityIdentityAugmentor {

    private final String claim;

    RolesAugmentor(IngestConfiguration configuration) {
        this.claim = configuration.access().rolesClaim();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        identity.getPrincipal() instanceof JsonWebToken token
                                ? QuarkusSecurityIdentity.builder(identity)
                                        .addRoles(roles(token))
                                        .build()
                                : identity);
    }

    private Set<String> roles(JsonWebToken token) {
        // A name with slashes in it, such as a URL, comes before a path.
        Object whole = token.getClaim(claim);
        @Nullable Object value = whole == null ? nested(token) : whole;
        Stream<?> values = value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
        return values.flatMap(RolesAugmentor::text).collect(Collectors.toSet());
    }

    private @Nullable Object nested(JsonWebToken token) {
        String[] names = claim.split("/", -1);
        @Nullable Object value = token.getClaim(names[0]);
        for (int i = 1; i < names.length && value != null; i++) {
            value = value instanceof JsonObject object ? object.get(names[i]) : null;
        }
        return value;
    }

    private static Stream<String> text(Object value) {
        if (value instanceof JsonString json) {
            return Stream.of(json.getString());
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
