package io.variantdash.query.web.request;

/** Which variant of a persona it is: 1 to 128 characters, not blank, no control characters. */
public record VariantId(String value) {

    private static final String FIELD = "variant_id";

    public VariantId {
        IdentifierSyntax.require(FIELD, value);
    }

    /** Reads a segment of a path as it stands in the request, still encoded. */
    public static VariantId ofSegment(String segment) {
        return new VariantId(IdentifierSyntax.decode(FIELD, segment));
    }

    @Override
    public String toString() {
        return value;
    }
}
