package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.raw.RawExchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A persona that the bearer of a token may not see answers as one that nothing is known of, at every address there is. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
class HiddenPersonasTest {

    private static final String VARIANT = "var_123";
    private static final String SECRET = "nobody else may read this";
    private static final Pattern TIMES = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\dZ]*");
    private static final Pattern POSITIONS = Pattern.compile("\"position\":(\"[^\"]*\"|null)");

    private final String group = "shop-" + UUID.randomUUID();
    private final String hidden = group + "-a";
    private final String empty = group + "-b";

    static Stream<String> paths() {
        return Routes.pathsWithPersona().filter(path -> path.startsWith("/api/"));
    }

    @BeforeEach
    void aPersonaWithAHistory() {
        Instant posted = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        Rows.of(hidden)
                .variant(VARIANT, "active", posted, 0.05)
                .counts(VARIANT, 1000, 80)
                .minute(VARIANT, posted.plusSeconds(60), 1000, 80)
                .variant("poor", "active", posted, 0.06)
                .counts("poor", 300, 7)
                .variant("dead", "killed", posted, 0.05)
                .kill("dead", posted.plusSeconds(600), posted)
                .fatigue("curiosity_gap", 9, 0.9, SECRET, posted.plusSeconds(60))
                .deadLetter(1, posted, SECRET.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void answerAsEmptyOnesWhateverIsThere(String path) {
        String stranger = allowed(path, "another", group);
        RawExchange closed = get(path, hidden, stranger);
        RawExchange never = get(path, empty, stranger);
        RawExchange granted = get(path, empty, allowed(path, group + "-*"));

        assertThat(told(closed, hidden)).isEqualTo(told(never, empty)).isEqualTo(told(granted, empty));
        assertThat(closed.status()).isIn(200, 404);
        assertThat(closed.text()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void areShownToWhomTheyAreGranted(String path) {
        for (String grant : List.of(hidden, group + "-*", "*")) {
            RawExchange answer = get(path, hidden, allowed(path, "another", grant));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }
    }

    @Test
    void areShownInFullOnlyToWhomTheyAreGranted() {
        assertThat(get("/api/metrics/{persona_id}", hidden, Issuer.viewerOf(hidden))
                        .text())
                .contains(SECRET);
        assertThat(get("/api/optimization/{persona_id}", hidden, Issuer.viewerOf(hidden))
                        .text())
                .contains("early_kill_candidate");
        // In memory by now, which makes no difference.
        assertThat(get("/api/metrics/{persona_id}", hidden, Issuer.viewerOf("another"))
                        .text())
                .doesNotContain(SECRET);
        assertThat(get("/api/optimization/{persona_id}", hidden, Issuer.viewerOf("another"))
                        .text())
                .contains("\"suggestions\":[]");
    }

    @Test
    void answerToTheEntityTagOfOthersAsEmptyOnes() {
        String tag = get("/api/metrics/{persona_id}", hidden, Issuer.viewerOf(hidden))
                .header("ETag");

        assertThat(RawExchange.send(
                                "GET",
                                "/api/metrics/" + hidden,
                                "Authorization: Bearer " + Issuer.viewerOf("another"),
                                "If-None-Match: " + tag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void areNotListed() {
        Rows.of(group + "-c").variant("v", "active", Instant.now(), 0.1);

        assertThat(listed(Issuer.viewerOf(hidden))).containsExactly(hidden);
        assertThat(listed(Issuer.viewerOf(group + "-*"))).containsExactly(hidden, group + "-c");
        assertThat(listed(Issuer.viewerOf("another"))).isEmpty();
        assertThat(listed(Issuer.viewerOf())).isEmpty();
        assertThat(listed(Issuer.viewerOf("*"))).contains(hidden, group + "-c");
    }

    @Test
    void cannotBeNamedByTheIdUnderWhichTheyAreHidden() {
        assertThat(get("/api/metrics/{persona_id}", "%01" + hidden, Issuer.viewerOf("*"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void refuseWhoHasNoRole(String path) {
        for (List<String> roles : List.of(List.<String>of(), List.of("guest"))) {
            RawExchange answer = get(path, hidden, Issuer.tokenOf(new Person("gus", roles, List.of("*"))));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            Contract.assertValid("Problem", answer.text());
        }
    }

    @Test
    void letOperatorsLookToo() {
        String token = Issuer.tokenOf(new Person("olga", List.of("operator"), List.of("*")));

        assertThat(get("/api/kills/{persona_id}", hidden, token).status()).isEqualTo(200);
    }

    @Test
    void showDeadLettersToOperatorsAlone() {
        String path = "/api/dead-letters/{persona_id}";

        assertThat(get(path, hidden, Issuer.viewerOf("*")).status()).isEqualTo(403);
        assertThat(get(path, hidden, allowed(path, hidden)).text()).contains(SECRET);
        assertThat(get(path, hidden, allowed(path, "another")).text()).doesNotContain(SECRET);
    }

    /** A token with the role that the address takes. */
    private static String allowed(String path, String... grants) {
        return path.startsWith("/api/dead-letters/")
                ? Issuer.tokenOf(new Person("olga", List.of("operator"), List.of(grants)))
                : Issuer.viewerOf(grants);
    }

    private static RawExchange get(String path, String persona, String token) {
        return RawExchange.send(
                "GET",
                Routes.address(path, Map.of("persona_id", persona, "variant_id", VARIANT)),
                "Authorization: Bearer " + token);
    }

    /** All that an answer tells, except when it was given and how the caller calls the persona. */
    private static List<Object> told(RawExchange answer, String persona) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        headers.remove("etag");
        String text =
                POSITIONS.matcher(TIMES.matcher(answer.text()).replaceAll("T")).replaceAll("P");
        return List.of(
                answer.status(), headers.toString().replace(persona, "persona"), text.replace(persona, "persona"));
    }

    private static List<String> listed(String token) {
        RawExchange answer = RawExchange.send("GET", "/api/personas?limit=500", "Authorization: Bearer " + token);
        JsonNode page = Contract.parse(answer.text());
        return page.findValuesAsText("persona_id");
    }
}
