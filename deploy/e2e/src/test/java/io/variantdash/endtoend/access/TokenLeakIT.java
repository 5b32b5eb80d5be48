package io.variantdash.endtoend.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.variantdash.embedded.oidc.OidcIssuer;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.embedded.oidc.SigningKey;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.TestBrowser;
import io.variantdash.endtoend.trace.TraceCollector;
import io.variantdash.local.stack.Authentication;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a token is used for, and whether it is taken or refused, it is written down nowhere. */
class TokenLeakIT {

    private static final Person OPERATOR = new Person("operator", List.of("viewer", "operator"), List.of("*"));
    private static final Person VIEWER = new Person("viewer", List.of("viewer"), List.of("*"));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TraceCollector COLLECTOR = new TraceCollector();

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack(
            "token-leak", environment(), new Authentication(List.of(OPERATOR, VIEWER), Duration.ofMinutes(5)));

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @AfterAll
    static void stopCollecting() {
        COLLECTOR.close();
    }

    @Test
    void noTokenIsInAnythingThatIsWrittenDown() throws Exception {
        for (String token : tokens()) {
            use(token);
        }
        useThePage();
        URI query = RUNNING.stack().queryUri();
        URI ingest = RUNNING.stack().ingest().get(0).uri();
        told.add(get(query.resolve("/q/metrics"), null));
        told.add(get(ingest.resolve("/q/metrics"), null));
        // They export what they have, and log what they have to say, when they stop.
        RUNNING.stack().query().forEach(service -> service.stop());
        RUNNING.stack().ingest().forEach(service -> service.stop());
        List<String> spans = COLLECTOR.all().stream()
                .map(exported -> exported.span().toString())
                .toList();
        List<String> lines = RUNNING.logged();

        // Else there would be nothing to find it in.
        assertThat(spans).anyMatch(span -> span.contains("/api/variants"));
        assertThat(lines).anyMatch(line -> line.contains(" DEBUG ")).anyMatch(line -> line.contains("\" 401 "));
        assertThat(told)
                .anyMatch(text -> text.contains("\"status\":401"))
                .anyMatch(text -> text.contains("\"status\":403"));
        List<String> everything =
                Stream.of(lines, spans, told).flatMap(List::stream).toList();
        for (String token : tokens) {
            for (String part : secrets(token)) {
                assertThat(everything).noneMatch(text -> text.contains(part));
            }
        }
    }

    private List<String> tokens() {
        OidcIssuer issuer = RUNNING.stack().issuer().orElseThrow();
        String viewer = issuer.token(VIEWER, HOUR);
        return List.of(
                issuer.token(OPERATOR, HOUR),
                viewer,
                issuer.token(VIEWER, HOUR.negated()),
                SigningKey.generate().sign(issuer.claims(OPERATOR, HOUR)),
                viewer.substring(0, viewer.length() - 8) + "AAAAAAAA",
                "an-opaque-token-that-nobody-knows");
    }

    /** Over REST, the gateway, and WebSockets as programs and as pages open them. */
    private void use(String token) throws Exception {
        tokens.add(token);
        URI query = RUNNING.stack().queryUri();
        URI ingest = RUNNING.stack().ingest().get(0).uri();
        told.add(get(query.resolve("/api/variants/ava/active"), token));
        told.add(get(query.resolve("/api/variants/ava/active?limit=none"), token));
        told.add(get(query.resolve("/api/dead-letters"), token));
        told.add(get(ingest.resolve("/api/dead-letters"), token));
        HttpRequest event = HttpRequest.newBuilder(ingest.resolve("/api/events/early-kill"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Messages.kill("ava", "v", "slow")))
                .build();
        told.add(http.send(event, BodyHandlers.ofString()).body());
        connect(http.newWebSocketBuilder().header("Authorization", "Bearer " + token));
        connect(http.newWebSocketBuilder()
                .subprotocols(
                        "bearer-token-carrier",
                        "quarkus-http-upgrade#Authorization#"
                                + URLEncoder.encode("Bearer " + token, StandardCharsets.UTF_8)
                                        .replace("+", "%20")));
    }

    private void connect(WebSocket.Builder builder) {
        URI address = URI.create("ws://" + RUNNING.stack().queryUri().getAuthority() + "/dashboard/ws/ava");
        try {
            builder.buildAsync(address, new WebSocket.Listener() {}).join().abort();
        } catch (CompletionException e) {
            // It was refused, as most are.
        }
    }

    private void useThePage() {
        try (TestBrowser browser = new TestBrowser()) {
            Page page = browser.browser().newPage();
            page.onRequest(request -> told.add(request.url()));
            page.onRequest(request -> told.add(request.headers().getOrDefault("referer", "")));
            page.onConsoleMessage(message -> told.add(message.text()));
            page.onWebSocket(socket -> told.add(socket.url()));
            page.onRequest(this::keepToken);
            page.navigate(RUNNING.stack().queryUri() + "/p/ava");
            page.locator("button[name=person][value=viewer]").click();
            assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
        }
        assertThat(tokens).hasSizeGreaterThan(tokens().size());
    }

    private void keepToken(Request request) {
        String authorization = request.headers().get("authorization");
        if (authorization != null) {
            tokens.add(authorization.substring("Bearer ".length()));
        }
    }

    private String get(URI address, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    /** The claims and the signature; the header is that of every token. */
    private static List<String> secrets(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 1 ? List.of(token) : List.of(parts[1], parts[2]);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(COLLECTOR.environment());
        environment.put("QUARKUS_OTEL_SDK_DISABLED", "false");
        environment.put("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "1");
        environment.put("QUARKUS_LOG_LEVEL", "DEBUG");
        environment.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true");
        return environment;
    }
}
