package io.variantdash.query.web.table;

import org.jspecify.annotations.Nullable;

/**
 * Text that a spreadsheet shows and does not compute. Monitors choose ids and contents, and one that begins like a formula
 * would be run on the machine of the person who opens the table.
 *
 * <p>Quotes around the field do not help: a spreadsheet computes {@code "=1+1"} as well, and one that was told to separate
 * by semicolons takes a field apart in its middle. So an apostrophe is put at the beginning of every part that begins like
 * a formula, whichever separator makes the parts, blanks and quotes before it included.
 */
public final class SpreadsheetText {

    /** The full-width forms are what Japanese and Chinese spreadsheets take for the same. */
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@＝＋－＠";

    private static final String SEPARATORS = ",;|\t\n\r\u000B\f\u0085\u2028\u2029";
    private static final String DANGEROUS_BEGINNINGS = "\t\r\n";
    private static final char APOSTROPHE = '\'';
    private static final int NO_BEGINNING = -1;

    private SpreadsheetText() {}

    /** Where there is no text, the field is empty. */
    public static String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        StringBuilder safe = new StringBuilder(text.length() + 8);
        if (DANGEROUS_BEGINNINGS.indexOf(text.charAt(0)) >= 0) {
            safe.append(APOSTROPHE);
        }
        int beginning = safe.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SEPARATORS.indexOf(c) >= 0) {
                beginning = safe.length() + 1;
            } else if (beginning >= 0 && BEGINNINGS_OF_FORMULAS.indexOf(c) >= 0) {
                safe.insert(beginning, APOSTROPHE);
                beginning = NO_BEGINNING;
            } else if (!isSkipped(c)) {
                beginning = NO_BEGINNING;
            }
            safe.append(c);
        }
        return safe.toString();
    }

    /** What a spreadsheet, or a tool that cleans the table up for it, may drop before it looks. */
    private static boolean isSkipped(char c) {
        return c == '"'
                || c == APOSTROPHE
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
