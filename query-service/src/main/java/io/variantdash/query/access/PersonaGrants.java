package io.variantdash.query.access;

import java.util.Collection;
import java.util.List;

/**
 * Which personas a caller may see: ids, and patterns in which {@code *} stands for any characters.
 *
 * @param patterns as the token lists them
 */
public record PersonaGrants(List<String> patterns) {

    private static final char ANY = '*';

    /** Every persona. */
    public static final PersonaGrants ALL = new PersonaGrants(List.of("*"));

    /** No persona at all. */
    public static final PersonaGrants NONE = new PersonaGrants(List.of());

    public PersonaGrants {
        patterns = List.copyOf(patterns);
    }

    static PersonaGrants of(Collection<String> patterns) {
        return new PersonaGrants(List.copyOf(patterns));
    }

    /** Whether the persona of this id is one of them. */
    public boolean include(String personaId) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, personaId));
    }

    /** The same as patterns of SQL's {@code LIKE}, with the backslash as the escape. */
    public String[] likePatterns() {
        return patterns.stream()
                .map(pattern -> pattern.replaceAll("([\\\\%_])", "\\\\$1").replace(ANY, '%'))
                .toArray(String[]::new);
    }

    /** In time that grows with the product of the lengths at most: what stands between stars is taken as early as can be. */
    private static boolean matches(String pattern, String text) {
        int star = pattern.indexOf(ANY);
        if (star < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, star))) {
            return false;
        }
        int place = star;
        for (int next = pattern.indexOf(ANY, star + 1); next >= 0; next = pattern.indexOf(ANY, star + 1)) {
            String between = pattern.substring(star + 1, next);
            int found = text.indexOf(between, place);
            if (found < 0) {
                return false;
            }
            place = found + between.length();
            star = next;
        }
        String end = pattern.substring(star + 1);
        return text.length() - end.length() >= place && text.endsWith(end);
    }
}
