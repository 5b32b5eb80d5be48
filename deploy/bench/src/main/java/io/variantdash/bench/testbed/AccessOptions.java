package io.variantdash.bench.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.bench.load.Credentials;
import io.variantdash.embedded.oidc.IssuerOptions;
import io.variantdash.embedded.oidc.OidcIssuer;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.local.stack.Authentication;
import io.variantdash.local.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the services are locked while they are measured, and who asks them then. */
public final class AccessOptions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private static final Person CLIENT = new Person("benchmark", List.of("viewer"), List.of("*"));

    /** Good for longer than any benchmark takes: what is measured is the checking, not the renewal. */
    private static final Authentication LOCKED = new Authentication(List.of(CLIENT), Duration.ofHours(12));

    @Option(
            names = "--auth",
            description = "Lock the services with an issuer of tokens; every client sends one, which is checked.")
    private boolean locked;

    /** Null where everyone may ask. */
    public @Nullable Authentication authentication() {
        return locked ? LOCKED : null;
    }

    /** Of a client of the started stack, who gets a token for its name and secret as programs do. */
    public Credentials signIn(Stack stack) {
        return stack.issuer().map(issuer -> new Credentials(token(issuer))).orElse(Credentials.NONE);
    }

    private static String token(OidcIssuer issuer) {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(CLIENT.name(), IssuerOptions.SECRET);
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("The issuer gives no token, and answers " + answer.statusCode());
            }
            return JSON.readTree(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException("The issuer gives no token: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a token", e);
        }
    }
}
