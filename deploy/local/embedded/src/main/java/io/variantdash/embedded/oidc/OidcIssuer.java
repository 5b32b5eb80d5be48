package io.variantdash.embedded.oidc;

import com.sun.net.httpserver.HttpServer;
import io.variantdash.embedded.port.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwt.JwtClaims;

/**
 * A small OpenID Connect provider on the loopback address: discovery and keys, sign-in by authorization code with PKCE,
 * refresh tokens, client credentials, sign-out. For tests and for trying things out: it asks no person for a password, and
 * the program that has the object gets tokens for any of them. Safe for use by several threads.
 */
public final class OidcIssuer implements AutoCloseable {

    /** The audience of all access tokens, which is what the services expect where no other is set. */
    public static final String AUDIENCE = "variant-dash";

    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "oidc-issuer");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger requests = new AtomicInteger();
    private final Tokens tokens = new Tokens(this::url);

    private OidcIssuer(HttpServer server, IssuerOptions options) {
        this.server = server;
        Grants grants = new Grants(Clock.systemUTC());
        serve(Path.DISCOVERY, options, new Document(this::discovery));
        serve(Path.KEYS, options, new Document(tokens::publishedKeys));
        serve(Path.AUTHORIZE, options, new AuthorizationEndpoint(options, grants));
        serve(Path.TOKEN, options, new TokenEndpoint(options, grants, tokens));
        serve(Path.END_SESSION, options, new EndSessionEndpoint(options, grants));
        serve(Path.STYLE, options, call -> call.answer(200, "text/css", SignInPage.STYLE));
    }

    /**
     * A started one at which no person can sign in: for tests that ask it for tokens.
     *
     * @param port where it listens; 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static OidcIssuer start(int port) {
        return start(port, IssuerOptions.NO_SIGN_IN);
    }

    /**
     * A started one.
     *
     * @param port where it listens; 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static OidcIssuer start(int port, IssuerOptions options) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(Ports.ADDRESS, port), 0);
            OidcIssuer issuer = new OidcIssuer(server, options);
            server.setExecutor(issuer.threads);
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
        return tokens.access(person, validity);
    }

    /** What {@link #token} signs; tests change some of it and sign it themselves. */
    public JwtClaims claims(Person person, Duration validity) {
        return tokens.accessClaims(person, validity);
    }

    /** With which tokens are signed at the moment. */
    public SigningKey currentKey() {
        return tokens.currentKey();
    }

    /** From now on another key signs; the ones before stay published, so that their tokens stay valid. */
    public void rotateKey() {
        tokens.rotateKey();
    }

    /** How often it was asked for anything. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(String path, IssuerOptions options, HttpCall.Endpoint endpoint) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            HttpCall.serve(exchange, path, options.origins(), endpoint);
        });
    }

    private String discovery() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s%2$s",
                 "authorization_endpoint": "%1$s%3$s", "token_endpoint": "%1$s%4$s", "end_session_endpoint": "%1$s%5$s",
                 "response_types_supported": ["code"], "response_modes_supported": ["query"],
                 "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
                 "code_challenge_methods_supported": ["S256"], "scopes_supported": ["openid", "offline_access"],
                 "token_endpoint_auth_methods_supported": ["none", "client_secret_basic", "client_secret_post"],
                 "authorization_response_iss_parameter_supported": true,
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(url(), Path.KEYS, Path.AUTHORIZE, Path.TOKEN, Path.END_SESSION);
    }

    /** Where what is. */
    private static final class Path {

        private static final String DISCOVERY = "/.well-known/openid-configuration";
        private static final String KEYS = "/keys";
        private static final String AUTHORIZE = "/authorize";
        private static final String TOKEN = "/token";
        private static final String END_SESSION = "/end-session";
        private static final String STYLE = "/style.css";
    }
}
