package io.variantdash.query.web.request;

import io.variantdash.query.web.problem.MalformedParameter;

/** What personas and variants may be called: the same as in the events that name them. */
final class IdentifierSyntax {

    private static final int MAX_LENGTH = 128;
    private static final String ALLOWED =
            "percent-encoded UTF-8 of 1 to " + MAX_LENGTH + " characters, not blank, without control characters";

    private IdentifierSyntax() {}

    static void require(String field, String value) {
        if (value.isBlank()
                || value.codePointCount(0, value.length()) > MAX_LENGTH
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedParameter(field, value, ALLOWED);
        }
    }

    /** Reads a part of an address as it stands in the request, still encoded. */
    static String decode(String field, String encoded) {
        return PercentEncoding.decode(encoded).orElseThrow(() -> new MalformedParameter(field, encoded, ALLOWED));
    }
}
