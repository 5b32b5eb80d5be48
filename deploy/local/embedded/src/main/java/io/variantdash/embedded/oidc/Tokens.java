package io.variantdash.embedded.oidc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/** Makes tokens, and publishes the keys they can be checked with. */
final class Tokens {

    private final Supplier<String> issuer;
    private final List<SigningKey> keys = new CopyOnWriteArrayList<>(List.of(SigningKey.generate()));

    /** Of an issuer with this URL, which is known when it listens. */
    Tokens(Supplier<String> issuer) {
        this.issuer = issuer;
    }

    JwtClaims accessClaims(Person person, Duration validity) {
        JwtClaims claims = claims(person, OidcIssuer.AUDIENCE, validity);
        claims.setStringListClaim("roles", person.roles());
        claims.setStringListClaim("personas", person.personas());
        return claims;
    }

    String access(Person person, Duration validity) {
        return currentKey().sign(accessClaims(person, validity));
    }

    /** Tells a client who has signed in; it opens nothing, as its audience is the client. */
    String identity(Person person, String client, @Nullable String nonce, Duration validity) {
        JwtClaims claims = claims(person, client, validity);
        claims.setStringClaim("preferred_username", person.name());
        if (nonce != null) {
            claims.setStringClaim("nonce", nonce);
        }
        return currentKey().sign(claims);
    }

    SigningKey currentKey() {
        return keys.get(keys.size() - 1);
    }

    void rotateKey() {
        keys.add(SigningKey.generate());
    }

    String publishedKeys() {
        JsonWebKey[] published = keys.stream().map(SigningKey::jsonWebKey).toArray(JsonWebKey[]::new);
        return new JsonWebKeySet(published).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private JwtClaims claims(Person person, String audience, Duration validity) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer.get());
        claims.setAudience(audience);
        claims.setSubject(person.name());
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        NumericDate expiry = NumericDate.now();
        expiry.addSeconds(validity.toSeconds());
        claims.setExpirationTime(expiry);
        return claims;
    }
}
