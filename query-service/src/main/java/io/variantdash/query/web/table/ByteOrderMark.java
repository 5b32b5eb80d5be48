package io.variantdash.query.web.table;

import io.variantdash.query.web.problem.MalformedParameter;

/** Whether a table begins with the mark by which some spreadsheets know that it is UTF-8. */
public enum ByteOrderMark {
    ABSENT("false"),
    PRESENT("true");

    /** What counts where the caller says nothing: programs would take it for a part of the first name. */
    public static final String DEFAULT = "false";

    static final char CHARACTER = '\uFEFF';

    private final String text;

    ByteOrderMark(String text) {
        this.text = text;
    }

    /** JAX-RS calls it by its name. */
    public static ByteOrderMark fromString(String text) {
        for (ByteOrderMark mark : values()) {
            if (mark.text.equals(text)) {
                return mark;
            }
        }
        throw new MalformedParameter("bom", text, "true or false");
    }
}
