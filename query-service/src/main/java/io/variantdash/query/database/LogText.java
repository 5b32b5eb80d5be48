package io.variantdash.query.database;

import java.util.regex.Pattern;

/** Stored text in a line of the log: short, and without what would end the line. */
final class LogText {

    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private LogText() {}

    static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return CONTROL.matcher(start).replaceAll("?");
    }
}
