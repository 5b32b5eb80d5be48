package io.variantdash.query.preview;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a text, at most {@link #LONGEST} characters (Unicode code points) of it, and never a part of what people
 * see as one: an accent stays with its letter, and a family of emoji together.
 *
 * @param text null where there is none
 * @param truncated whether the text goes on
 */
public record Preview(@Nullable String text, boolean truncated) {

    /** The longest preview, in characters. */
    public static final int LONGEST = 280;

    /** So many characters tell whether a text goes on, and whether it can be cut there. */
    public static final int ENOUGH = LONGEST + 1;

    private static final String ELLIPSIS = "…";
    private static final Pattern SEEN_AS_ONE = Pattern.compile("\\X");

    /** The preview of a text of which at least {@link #ENOUGH} characters are given, if it has so many. */
    public static Preview of(@Nullable String text) {
        if (text == null || text.length() <= LONGEST || text.codePointCount(0, text.length()) <= LONGEST) {
            return new Preview(text, false);
        }
        int longest = text.offsetByCodePoints(0, LONGEST);
        return new Preview(text.substring(0, cut(text, longest)), true);
    }

    /** The same for texts that have no mark of being cut: the last character says it. */
    public static String withEllipsis(String text) {
        Preview preview = of(text);
        return preview.truncated ? preview.text + ELLIPSIS : text;
    }

    /** The end of the last whole one; where one alone is longer than a preview, it is cut between characters. */
    private static int cut(String text, int longest) {
        // What follows decides only whether it belongs to the one before: the rest need not be looked at.
        Matcher one = SEEN_AS_ONE.matcher(text.substring(0, text.offsetByCodePoints(longest, 1)));
        int end = 0;
        while (one.find() && one.end() <= longest) {
            end = one.end();
        }
        return end == 0 ? longest : end;
    }
}
