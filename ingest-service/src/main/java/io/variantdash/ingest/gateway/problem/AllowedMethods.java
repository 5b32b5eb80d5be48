package io.variantdash.ingest.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The methods of each address, for those who used another one. A test holds it against the document. */
final class AllowedMethods {

    private static final String READ = "GET, HEAD, OPTIONS";

    /** The first that matches counts. */
    private static final Map<Pattern, String> BY_ADDRESS = new LinkedHashMap<>();

    static {
        BY_ADDRESS.put(Pattern.compile("/api/events/.*"), "OPTIONS, POST");
        BY_ADDRESS.put(Pattern.compile("/api/dead-letters/([^/]+/)?replay"), "OPTIONS, POST");
        BY_ADDRESS.put(Pattern.compile("/api/dead-letters(/.*)?"), READ);
        BY_ADDRESS.put(Pattern.compile("/api/personas/.*"), "DELETE, OPTIONS");
        BY_ADDRESS.put(Pattern.compile("/api/erasures/.*"), "DELETE, GET, HEAD, OPTIONS");
    }

    private AllowedMethods() {}

    static String of(String address) {
        return BY_ADDRESS.entrySet().stream()
                .filter(known -> known.getKey().matcher(address).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(READ);
    }
}
