package io.variantdash.event.field;

/** Makes a sentence that quotes a record fit for a header and a log: one line, and characters that UTF-8 can encode. */
public final class SingleLine {

    private static final char REPLACEMENT = '\uFFFD';

    private SingleLine() {}

    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(SingleLine::fit).forEach(line::appendCodePoint);
        return line.toString();
    }

    private static int fit(int character) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return ' ';
        }
        return Character.isISOControl(character) || isSurrogate(character) ? REPLACEMENT : character;
    }

    /** Half a pair: whole ones are one code point, beyond the chars. */
    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
