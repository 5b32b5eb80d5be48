package io.variantdash.query.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EarlyKill;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.raw.RawExchange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of an address reaches the persona that it names, or is refused; it never reaches another. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class AddressesTest {

    /** Whom a broken address may reach by mistake: every part of those below belongs to it. */
    private static final String VICTIM = "victim-" + UUID.randomUUID();

    private static final String MARK = "mark-" + UUID.randomUUID();

    static Stream<String> paths() {
        return Routes.pathsWithPersona();
    }

    @BeforeAll
    static void fillVictim() {
        fill(VICTIM, MARK);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void reachesTheRightPersona(String path) {
        String encoded = PersonaForms.encodedWholly(VICTIM);
        List<String> forms = List.of(VICTIM, encoded, encoded.toLowerCase(Locale.ROOT));
        for (String form : forms) {
            RawExchange answer = ask(path, form);
            assertThat(answer.status()).as(answer.toString()).isIn(101, 200);
            assertThat(answer.text().contains(MARK)).as(answer.toString()).isEqualTo(tellsVariants(path));
        }
        RawExchange absolute = ask("http://elsewhere.example:1234", path, "", VICTIM);
        assertThat(absolute.text().contains(MARK)).as(absolute.toString()).isEqualTo(tellsVariants(path));
        RawExchange slash = ask("", path, "/", VICTIM);
        assertThat(slash.text().contains(MARK)).as(slash.toString()).isEqualTo(tellsVariants(path));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void reachesNoOther(String path) {
        PersonaForms.ofOthers(VICTIM, path).forEach(id -> {
            RawExchange answer = ask(path, id);
            if (answer.status() == 400) {
                assertThat(path).as(answer.toString()).startsWith("/dashboard/ws/");
                assertThat(id).containsPattern("[^\\x21-\\x7E]|[\\\\|\"{}^`<>]");
                Contract.assertValid("Problem", answer.text());
            } else if (path.contains("{variant_id}")) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            } else {
                assertThat(answer.status()).as(answer.toString()).isIn(101, 200);
                assertThat(answer.text()).as(answer.toString()).doesNotContain(MARK);
            }
        });
        PersonaForms.refused(VICTIM, path).forEach(id -> {
            RawExchange answer = ask(path, id);
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
            assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/problem+json");
            Contract.assertValid("Problem", answer.text());
        });
    }

    @Test
    void findsPersonasWithUnusualNames() {
        Map<String, String> ids = Map.of(
                "a/b",
                "a%2Fb",
                "100%",
                "100%25",
                "%2E",
                "%252E",
                "a;b=c",
                "a%3Bb=c",
                "a+b c",
                "a+b%20c",
                "\u00fc\ud83d\ude00",
                "%C3%BC%F0%9F%98%80",
                "...",
                "...",
                "a\\b",
                "a%5Cb",
                "?#&=",
                "%3F%23&=",
                "\ud83d\ude00".repeat(128),
                "%F0%9F%98%80".repeat(128));
        ids.forEach((id, encoded) -> {
            String mark = "mark-" + UUID.randomUUID();
            fill(id, mark);
            for (String path : List.of("/api/variants/{persona_id}/active", "/dashboard/ws/{persona_id}")) {
                RawExchange answer = ask(path, encoded);
                assertThat(answer.text()).as(answer.toString()).contains(mark);
            }
        });
    }

    @Test
    void takesAddressesAsLongAsTheContractAllows() {
        String longest = "\ud83d\ude00".repeat(128);
        String encoded = PersonaForms.encodedWholly(longest);
        fill(longest, longest);
        Rows.of(longest).event(new EarlyKill(null, longest, longest, "again", 0.01, 100, null, Instant.now()));
        String address = "/api/events/%s?limit=1&variant_id=%s".formatted(encoded, encoded);
        String cursor = Contract.parse(RawExchange.send("GET", address).text())
                .path("next_cursor")
                .asText();

        assertThat(RawExchange.send("GET", address + "&cursor=" + cursor).text())
                .contains("too low");
    }

    private static RawExchange ask(String path, String persona) {
        return ask("", path, "", persona);
    }

    private static RawExchange ask(String before, String path, String behind, String persona) {
        String plain = Routes.address(path, Map.of("persona_id", persona, "variant_id", MARK));
        int end = plain.contains("?") ? plain.indexOf('?') : plain.length();
        String address = before + plain.substring(0, end) + behind + plain.substring(end);
        return path.contains("/dashboard/ws/")
                ? RawExchange.send("GET", address, RawExchange.upgradeLines())
                : RawExchange.send("GET", address);
    }

    /** Suggestions and sums name no variant. */
    private static boolean tellsVariants(String path) {
        return path.endsWith("/posterior")
                || !(path.contains("/optimization/")
                        || path.contains("/api/timeseries/")
                        || path.contains("/dead-letters/")
                        || path.endsWith("/audit"));
    }

    private static void fill(String persona, String variant) {
        Instant now = Instant.now();
        Rows.of(persona)
                .variant(variant, "active", now, 0.05)
                .counts(variant, 1000, 100)
                .kill(variant, now, null)
                .event(new EarlyKill(null, persona, variant, "too low", 0.01, 100, null, now));
    }
}
