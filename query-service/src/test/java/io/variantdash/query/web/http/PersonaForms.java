package io.variantdash.query.web.http;

import io.variantdash.query.testing.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Forms in which a persona may stand in an address. All parts of these belong to one persona, whom a broken address may
 * reach by mistake: {@code V} stands for its id.
 */
final class PersonaForms {

    private static final int SHARE = 3;

    private PersonaForms() {}

    /** Other personas whose ids have the victim's in them, as clients may write them. */
    static Stream<String> ofOthers(String victim, String path) {
        return sampled(legalOthers(), path).map(id -> id.replace("V", victim));
    }

    /** What names no persona at all. */
    static Stream<String> refused(String victim, String path) {
        return sampled(refusedOthers(), path).map(id -> id.replace("V", victim));
    }

    /** With every byte percent-encoded, also those that need not be. */
    static String encodedWholly(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(octet));
        }
        return encoded.toString();
    }

    /** A third of the forms for each path, so that three paths or more get each of them; all with {@code -Pfull}. */
    private static Stream<String> sampled(Stream<String> forms, String path) {
        List<String> all = forms.toList();
        int turn = Routes.pathsWithPersona().toList().indexOf(path);
        return IntStream.range(0, all.size())
                .filter(form -> Boolean.getBoolean("test.full") || (form + turn) % SHARE == 0)
                .mapToObj(all::get);
    }

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
}
