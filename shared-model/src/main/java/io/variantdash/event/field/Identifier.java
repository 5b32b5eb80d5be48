package io.variantdash.event.field;

/** What an identifier may look like. */
final class Identifier {

    /** The longest one, in characters (code points). */
    static final int MAX_LENGTH = 128;

    private Identifier() {}

    static String check(String field, String id) throws InvalidEventException {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                throw new InvalidEventException(
                        RejectionCode.FORBIDDEN_CHARACTER,
                        "%s has the control character U+%04X at index %d; control characters are not allowed in ids"
                                .formatted(field, (int) id.charAt(i), i));
            }
        }
        return checkLength(field, id);
    }

    static String checkLength(String field, String id) throws InvalidEventException {
        int length = id.codePointCount(0, id.length());
        if (length > MAX_LENGTH) {
            throw new InvalidEventException(
                    RejectionCode.TOO_LONG,
                    "%s has %d characters; at most %d are allowed".formatted(field, length, MAX_LENGTH));
        }
        return id;
    }
}
