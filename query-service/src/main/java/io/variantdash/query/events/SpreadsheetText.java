package io.variantdash.query.events;

import org.jspecify.annotations.Nullable;

/**
 * Text that a spreadsheet shows and does not compute. Monitors choose ids, and one that begins like a formula would be
 * run on the machine of whoever opens the table.
 */
final class SpreadsheetText {

    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r\n";

    private SpreadsheetText() {}

    static @Nullable String of(@Nullable String text) {
        boolean formula = text != null && !text.isEmpty() && BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
