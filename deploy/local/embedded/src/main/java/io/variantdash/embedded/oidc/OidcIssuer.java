package io.variantdash.embedded.oidc;

import com.sun.net.httpserver.HttpServer;
import io.variantdash.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/**
 * Publishes its keys as OpenID Connect Discovery says and signs what it is asked to, on the loopback address. For tests and
 * for trying things out: whoever has the object gets tokens for anyone. Safe for use by several threads.
 */
public final class OidcIssuer implements AutoCloseable {

    /** The audience of all tokens, which is what the services expect where no other is set. */
    public static final String AUDIENCE = "variant-dash";

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String KEYS = "/keys";

    private final HttpServer server;
    private final List<SigningKey> keys = new CopyOnWriteArrayList<>(List.of(SigningKey.generate()));
    private final AtomicInteger keyRequests = new AtomicInteger();

    private OidcIssuer(HttpServer server) {
        this.server = server;
    }

    /**
     * A started one.
     *
     * @param port where it listens; 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static OidcIssuer start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(Ports.ADDRESS, port), 0);
            OidcIssuer issuer = new OidcIssuer(server);
            server.createContext(DISCOVERY, new JsonAnswer(issuer::discovery));
            server.createContext(KEYS, new JsonAnswer(issuer::keySet));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException("The OIDC issuer cannot listen on port " + port, e);
        }
    }

    /** What tokens name as their issuer, and services as {@code quarkus.oidc.auth-server-url}. */
    public String url() {
        return "http://" + Ports.HOST + ":" + server.getAddress().getPort();
    }

    /** A token for the person, valid from now on for so long. */
    public String token(Person person, Duration validity) {
        return currentKey().sign(claims(person, validity));
    }

    /** What {@link #token} signs; tests change some of it and sign it themselves. */
    public JwtClaims claims(Person person, Duration validity) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience(AUDIENCE);
        claims.setSubject(person.name());
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        NumericDate expiry = NumericDate.now();
        expiry.addSeconds(validity.toSeconds());
        claims.setExpirationTime(expiry);
        claims.setStringListClaim("roles", person.roles());
        claims.setStringListClaim("personas", person.personas());
        return claims;
    }

    /** With which tokens are signed at the moment. */
    public SigningKey currentKey() {
        return keys.get(keys.size() - 1);
    }

    /** From now on another key signs; the ones before stay published, so that their tokens stay valid. */
    public void rotateKey() {
        keys.add(SigningKey.generate());
    }

    /** How often the keys have been fetched. */
    public int keyRequests() {
        return keyRequests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String discovery() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s%2$s", "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(url(), KEYS);
    }

    private String keySet() {
        keyRequests.incrementAndGet();
        JsonWebKey[] published = keys.stream().map(SigningKey::jsonWebKey).toArray(JsonWebKey[]::new);
        return new JsonWebKeySet(published).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
