package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.query.testing.Issuer;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.raw.RawExchange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For a persona that one may not see the service does the same work as for one that nothing is known of, so that the time
 * of an answer tells nothing either: the database carries out the same statements, and finds as little.
 */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@WithTestResource(Issuer.class)
class HiddenWorkTest {

    private static final String VARIANT = "var_123";

    private final String group = "shop-" + UUID.randomUUID();
    private final String hidden = group + "-a";
    private final String unknown = group + "-b";

    static Stream<String> paths() {
        return Routes.pathsWithPersona().filter(path -> path.startsWith("/api/"));
    }

    @BeforeEach
    void aPersonaWithAHistory() {
        Instant posted = Instant.now().minusSeconds(7_200);
        Rows.of(hidden)
                .variant(VARIANT, "active", posted, 0.05)
                .counts(VARIANT, 1_000, 80)
                .minute(VARIANT, posted.plusSeconds(60), 1_000, 80)
                .kill("dead", posted.plusSeconds(600), posted)
                .fatigue("curiosity_gap", 9, 0.9, null, posted.plusSeconds(60));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void isThatOfUnknownOnes(String path) {
        List<String> forHidden = asked(path, hidden);
        List<String> forUnknown = asked(path, unknown);

        assertThat(forHidden).isNotEmpty().isEqualTo(forUnknown);
    }

    @Test
    void isThatOfUnknownOnesForLiveUpdates() {
        List<String> forHidden = opened(hidden);
        List<String> forUnknown = opened(unknown);

        assertThat(forHidden).isNotEmpty().isEqualTo(forUnknown);
    }

    private static List<String> asked(String path, String persona) {
        String token = Issuer.tokenOf(new Person("olga", List.of("operator"), List.of("another")));
        StatementLog log = new StatementLog();
        RawExchange answer = RawExchange.send(
                "GET",
                Routes.address(path, Map.of("persona_id", persona, "variant_id", VARIANT)),
                "Authorization: Bearer " + token);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 404);
        return log.about(persona);
    }

    private static List<String> opened(String persona) {
        StatementLog log = new StatementLog();
        try (LiveClient client = LiveClient.connectWith(Issuer.viewerOf("another"), persona, "")) {
            client.nextAfterOutage("initial_data");
        }
        return log.about(persona);
    }
}
