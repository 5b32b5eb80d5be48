package io.variantdash.query.web.request;

/**
 * Whose dashboard it is: 1 to 128 characters, not blank, no control characters. A persona that the caller may not see is
 * another one that nothing can be stored of, because its id begins with a control character: whatever is read, cached, counted
 * or sent by its id is that of an empty persona, and no part of the service has to know.
 *
 * @param value by which everything about it is found
 */
public record PersonaId(String value) {

    private static final String FIELD = "persona_id";
    private static final char HIDDEN = '\u0001';

    public PersonaId {
        IdentifierSyntax.require(FIELD, name(value));
    }

    /** Reads a segment of a path as it stands in the request, still encoded. */
    public static PersonaId ofSegment(String segment) {
        String value = IdentifierSyntax.decode(FIELD, segment);
        IdentifierSyntax.require(FIELD, value);
        return new PersonaId(value);
    }

    /** What a caller gets to see who may not see this one. */
    public PersonaId hidden() {
        return new PersonaId(HIDDEN + name());
    }

    /** What the caller calls it. */
    public String name() {
        return name(value);
    }

    @Override
    public String toString() {
        return name();
    }

    private static String name(String value) {
        return value.isEmpty() || value.charAt(0) != HIDDEN ? value : value.substring(1);
    }
}
