package io.variantdash.query.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EarlyKill;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.RawExchange;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of an address reaches the persona that it names, or is refused; it never reaches another. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class AddressesTest {

    /** Whom a broken address may reach by mistake: every part of those below belongs to it. */
    private static final String VICTIM = "victim-" + UUID.randomUUID();

    private static final String MARK = "mark-" + UUID.randomUUID();

    private static final int SHARE = 3;

    private static final String[] UPGRADE = {
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    static Stream<String> paths() {
        return Routes.pathsWithPersona();
    }

    static Stream<String> all() {
        return Routes.paths();
    }

    /** Other personas whose ids have the victim's in them, as clients may write them. */
    private static Stream<String> legalOthers() {
        return Stream.of(
                "V%2Fx",
                "x%2FV",
                "V%3Ba=b",
                "%3BV",
                "V%3b",
                "V%25",
                "%2525V",
                "V+",
                "V%20",
                "+V",
                "V%5C",
                "V\\",
                "..%2FV",
                "V%2F..",
                "V%2f.",
                "V.",
                ".V",
                "...",
                "V%3Fx",
                "V%23",
                "%C3%BCV",
                "\u00c3\u00bcV",
                "V%F0%9F%98%80",
                "V|",
                "V@host:1",
                "V&persona=x",
                "V%26",
                "V=",
                "V'--",
                "V\"",
                "{V}",
                "V*",
                "%2A",
                "V,x",
                "%E2%80%8BV",
                "V%CC%88",
                "V%C2%A0",
                "~V",
                "V%2C",
                "V%252F");
    }

    private static Stream<String> refusedOthers() {
        return Stream.of(
                ".",
                "..",
                "%2E",
                "%2e%2E",
                ".%2e",
                "V;a=b",
                ";V",
                "V;",
                "x;/V",
                "x/../V",
                "x/%2e%2e/V",
                "./V",
                "/V",
                "//V",
                "V//",
                "V#x",
                "V#",
                "V%",
                "V%2",
                "V%zz",
                "V%u0041",
                "V%00",
                "V%0D%0A",
                "%FF",
                "V%C0%AE",
                "V%C0%80",
                "%ED%A0%80",
                "%F4%90%80%80",
                "%20",
                "%09",
                "%E3%80%80",
                "V%7F",
                "V%C2%85",
                "V".repeat(129),
                "%F0%9F%98%80".repeat(129),
                "a".repeat(5000));
    }

    @BeforeAll
    static void fillVictim() {
        fill(VICTIM, MARK);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void reachesTheRightPersona(String path) {
        String encoded = encodedWholly(VICTIM);
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
        sampled(legalOthers(), path).map(id -> id.replace("V", VICTIM)).forEach(id -> {
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
        sampled(refusedOthers(), path).map(id -> id.replace("V", VICTIM)).forEach(id -> {
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

    @ParameterizedTest
    @MethodSource("all")
    void refusesParametersThatAreEmptyOrGivenTwice(String path) {
        String address = Routes.address(path, Map.of("persona_id", "ava", "variant_id", "v"));
        String separator = address.contains("?") ? "&" : "?";
        for (JsonNode parameter : Routes.queryParameters(path)) {
            String name = parameter.path("name").asText();
            boolean list = parameter.at("/schema/type").asText().equals("array");
            String given = "%s=%s".formatted(name, parameter.path("example").asText("x"));
            String[] lines = path.contains("/ws/")
                    ? UPGRADE
                    : new String[] {"Accept: " + (name.equals("bom") ? "text/csv" : "*/*")};
            for (String query : Stream.of(
                            name + "=",
                            name,
                            given + "&" + given,
                            given + ";" + given,
                            name + "=%zz",
                            name + "=%FF",
                            "%zz=" + name)
                    .filter(query -> !list || !query.contains("&"))
                    .filter(query -> !name.equals("position") || query.contains("%") || query.contains(given + "&"))
                    .toList()) {
                RawExchange answer = RawExchange.send("GET", address + separator + query, lines);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
        RawExchange unknown = RawExchange.send(
                "GET",
                address + separator + "&unknown=1&unknown=%C3%BC&=&x",
                path.contains("/ws/") ? UPGRADE : new String[0]);
        assertThat(unknown.status()).as(unknown.toString()).isIn(101, 200, 404);
    }

    @Test
    void takesAddressesAsLongAsTheContractAllows() {
        String longest = "\ud83d\ude00".repeat(128);
        String encoded = encodedWholly(longest);
        fill(longest, longest);
        Rows.of(longest).event(new EarlyKill(null, longest, longest, "again", 0.01, 100, null, Instant.now()));
        String address = "/api/events/%s?limit=1&variant_id=%s".formatted(encoded, encoded);
        String cursor = Contract.parse(RawExchange.send("GET", address).text())
                .path("next_cursor")
                .asText();

        assertThat(RawExchange.send("GET", address + "&cursor=" + cursor).text())
                .contains("too low");
    }

    /** What the server's parser refuses before there is a request: an answer, and the end of the connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n",
                "GET / HTTP/1.1\r\nHost: a/b\r\n",
                "GET api/kills/ava HTTP/1.1\r\nHost: a\r\n",
                "GET ?/ HTTP/1.1\r\nHost: a\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: TOO-LONG\r\n",
                "GET /TOO-LONG HTTP/1.1\r\nHost: a\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n",
                "nonsense\r\n",
                "GET /\r\n"
            })
    void refusesCleanlyWhatIsNoRequest(String request) {
        RawExchange answer =
                RawExchange.sendBytes(request.replace("TOO-LONG", "x".repeat(40_000)) + "Connection: close\r\n\r\n");

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.text()).doesNotContain("Exception");
    }

    /** A third of the forms for each path, so that three paths or more get each of them; all with {@code -Pfull}. */
    private static Stream<String> sampled(Stream<String> forms, String path) {
        List<String> all = forms.toList();
        int turn = Routes.pathsWithPersona().toList().indexOf(path);
        return IntStream.range(0, all.size())
                .filter(form -> Boolean.getBoolean("test.full") || (form + turn) % SHARE == 0)
                .mapToObj(all::get);
    }

    private static RawExchange ask(String path, String persona) {
        return ask("", path, "", persona);
    }

    private static RawExchange ask(String before, String path, String behind, String persona) {
        String plain = Routes.address(path, Map.of("persona_id", persona, "variant_id", MARK));
        int end = plain.contains("?") ? plain.indexOf('?') : plain.length();
        String address = before + plain.substring(0, end) + behind + plain.substring(end);
        return path.contains("/dashboard/ws/")
                ? RawExchange.send("GET", address, UPGRADE)
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

    private static String encodedWholly(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(octet));
        }
        return encoded.toString();
    }
}
