package io.variantdash.query.request;

import io.variantdash.query.problem.MalformedParameter;

/** Whose dashboard it is: 1 to 128 characters, not blank, no control characters. */
public record PersonaId(String value) {

    private static final String FIELD = "persona_id";
    private static final int MAX_LENGTH = 128;
    private static final String ALLOWED =
            "percent-encoded UTF-8 of 1 to " + MAX_LENGTH + " characters, not blank, without control characters";

    public PersonaId {
        if (value.isBlank()
                || value.codePointCount(0, value.length()) > MAX_LENGTH
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedParameter(FIELD, value, ALLOWED);
        }
    }

    /** Reads a segment of a path as it stands in the request, still encoded. */
    public static PersonaId ofSegment(String segment) {
        return new PersonaId(
                PercentEncoding.decode(segment).orElseThrow(() -> new MalformedParameter(FIELD, segment, ALLOWED)));
    }

    @Override
    public String toString() {
        return value;
    }
}
