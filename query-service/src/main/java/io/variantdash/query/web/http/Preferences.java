package io.variantdash.query.web.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A header by which a client weighs what it may get ({@code Accept}, {@code Accept-Encoding}). Elements that are not
 * written as they must be count as if they were absent, and so does a header without any other.
 *
 * @param weights by lower-case name, from 0 (not acceptable) to 1
 */
record Preferences(Map<String, Double> weights) {

    private static final double USUAL = 1;
    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

    /** What names are made of. */
    static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    static Preferences of(List<String> lines, Pattern name) {
        Map<String, Double> weights = new HashMap<>();
        for (String element : HeaderList.elements(lines)) {
            List<String> parts = HeaderList.parts(element);
            OptionalDouble weight = weight(parts);
            if (!parts.isEmpty() && name.matcher(parts.get(0)).matches() && weight.isPresent()) {
                weights.merge(parts.get(0).toLowerCase(Locale.ROOT), weight.getAsDouble(), Math::max);
            }
        }
        return new Preferences(weights);
    }

    boolean areAbsent() {
        return weights.isEmpty();
    }

    /** The weight of the first of these names that the client has said anything about. */
    OptionalDouble ofFirst(String... names) {
        return Stream.of(names)
                .map(weights::get)
                .filter(weight -> weight != null)
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static OptionalDouble weight(List<String> parts) {
        for (String part : parts) {
            if (part.regionMatches(true, 0, "q=", 0, 2)) {
                String weight = part.substring(2);
                return WEIGHT.matcher(weight).matches()
                        ? OptionalDouble.of(Double.parseDouble(weight))
                        : OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(USUAL);
    }
}
