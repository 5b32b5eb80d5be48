package io.variantdash.embedded.oidc;

import static org.jose4j.jws.AlgorithmIdentifiers.HMAC_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.NONE;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that must open nothing, for tests: each is what a token of a person who may do something would be, but for one fault.
 * Made once of each kind, as signing takes long.
 */
public final class ForgedTokens {

    /** What {@link #of} knows. */
    public static final List<String> KINDS = List.of(
            "expired",
            "not yet valid",
            "without an expiry",
            "of another issuer",
            "for another audience",
            "alg none",
            "HS256 with the public key",
            "of an unknown key",
            "signed by another key with the id of ours",
            "with a changed claim",
            "no token at all");

    private static final Duration VALIDITY = Duration.ofHours(1);

    private final OidcIssuer issuer;
    private final Person person;
    private final SigningKey stranger = SigningKey.generate();
    private final Map<String, String> made = new ConcurrentHashMap<>();

    /** Of somebody whom that issuer's tokens let in. */
    public ForgedTokens(OidcIssuer issuer, Person person) {
        this.issuer = issuer;
        this.person = person;
    }

    /** The token of a kind, in its compact form. */
    public String of(String kind) {
        return made.computeIfAbsent(kind, this::make);
    }

    private String make(String kind) {
        SigningKey ours = issuer.currentKey();
        return switch (kind) {
            case "expired" -> changed(claims -> claims.setExpirationTime(secondsFromNow(-10)));
            case "not yet valid" -> changed(claims -> claims.setNotBefore(secondsFromNow(600)));
            case "without an expiry" -> changed(claims -> claims.unsetClaim("exp"));
            case "of another issuer" -> changed(claims -> claims.setIssuer("http://another-issuer.invalid"));
            case "for another audience" -> changed(claims -> claims.setAudience("another-application"));
            case "alg none" -> signed(NONE, null, null);
            case "HS256 with the public key" ->
                signed(
                        HMAC_SHA256,
                        new HmacKey(ours.jsonWebKey().getPublicKey().getEncoded()),
                        ours.jsonWebKey().getKeyId());
            case "of an unknown key" -> stranger.sign(claims());
            case "signed by another key with the id of ours" ->
                signed(
                        RSA_USING_SHA256,
                        stranger.jsonWebKey().getPrivateKey(),
                        ours.jsonWebKey().getKeyId());
            case "with a changed claim" -> withClaimsOfPerson();
            case "no token at all" -> "x";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private String changed(Consumer<JwtClaims> change) {
        JwtClaims claims = claims();
        change.accept(claims);
        return issuer.currentKey().sign(claims);
    }

    /** The claims under the signature of somebody else's token, who may do nothing. */
    private String withClaimsOfPerson() {
        String[] parts = issuer.token(new Person(person.name(), List.of(), List.of()), VALIDITY)
                .split("\\.");
        parts[1] = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims().toJson().getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }

    private String signed(String algorithm, @Nullable Key key, @Nullable String keyId) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        if (keyId != null) {
            token.setKeyIdHeaderValue(keyId);
        }
        token.setKey(key);
        token.setPayload(claims().toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Cannot be signed with " + algorithm, e);
        }
    }

    private JwtClaims claims() {
        return issuer.claims(person, VALIDITY);
    }

    private static NumericDate secondsFromNow(long seconds) {
        NumericDate time = NumericDate.now();
        time.addSeconds(seconds);
        return time;
    }
}
