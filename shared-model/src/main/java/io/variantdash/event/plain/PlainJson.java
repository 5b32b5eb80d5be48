package io.variantdash.event.plain;

/**
 * A cursor over JSON of printable ASCII without escapes, signs and exponents. A method that meets anything else says so,
 * and the message is left to the general reader: nothing is refused here.
 */
final class PlainJson {

    /** What {@link #whole} answers for anything that is no plain whole number. */
    static final long NONE = -1;

    /** So many digits fit into a double and a long, whatever they are. */
    static final int EXACT_DIGITS = 15;

    private static final byte[] NO_BYTES = {};

    private byte[] bytes = NO_BYTES;
    private int at;
    private int from;
    private int to;

    void begin(byte[] message) {
        bytes = message;
        at = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the last text or number begins; of a text behind its quotation mark. */
    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Passes over a structural character and the blanks before it; stays where something else comes next. */
    boolean skip(char structural) {
        skipBlanks();
        if (at < bytes.length && bytes[at] == structural) {
            at++;
            return true;
        }
        return false;
    }

    boolean isAtEnd() {
        skipBlanks();
        return at == bytes.length;
    }

    /** Takes a text. */
    boolean text() {
        if (!skip('"')) {
            return false;
        }
        from = at;
        while (at < bytes.length) {
            byte next = bytes[at];
            if (next == '"') {
                to = at++;
                return true;
            }
            if (next < ' ' || next == '\\' || next == 0x7f) {
                return false;
            }
            at++;
        }
        return false;
    }

    /** Takes a whole number of few digits, which may be followed by anything. */
    long whole() {
        skipBlanks();
        from = at;
        long number = 0;
        while (at < bytes.length && isDigit(bytes[at])) {
            number = 10 * number + (bytes[at] - '0');
            at++;
            if (at - from > EXACT_DIGITS) {
                return NONE;
            }
        }
        to = at;
        boolean leadingZero = to - from > 1 && bytes[from] == '0';
        return to == from || leadingZero || isNumberGoingOn() ? NONE : number;
    }

    /** Takes 0, 1 or a number between them with its point, as from() and to() tell then; its value is for the caller to make. */
    boolean share() {
        skipBlanks();
        from = at;
        if (at == bytes.length || (bytes[at] != '0' && bytes[at] != '1')) {
            return false;
        }
        at++;
        if (at < bytes.length && bytes[at] == '.') {
            at++;
            int fraction = at;
            while (at < bytes.length && isDigit(bytes[at])) {
                at++;
            }
            if (at == fraction) {
                return false;
            }
        }
        to = at;
        return !isNumberGoingOn();
    }

    private boolean isNumberGoingOn() {
        if (at == bytes.length) {
            return false;
        }
        byte next = bytes[at];
        return isDigit(next) || next == '.' || next == 'e' || next == 'E';
    }

    private void skipBlanks() {
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
