package io.variantdash.query.web.request;

/** Whose dashboard it is: 1 to 128 characters, not blank, no control characters. */
public record PersonaId(String value) {

    private static final String FIELD = "persona_id";

    public PersonaId {
        IdentifierSyntax.require(FIELD, value);
    }

    /** Reads a segment of a path as it stands in the request, still encoded. */
    public static PersonaId ofSegment(String segment) {
        return new PersonaId(IdentifierSyntax.decode(FIELD, segment));
    }

    @Override
    public String toString() {
        return value;
    }
}
