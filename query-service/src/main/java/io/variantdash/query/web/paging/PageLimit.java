package io.variantdash.query.web.paging;

import io.variantdash.query.web.problem.MalformedParameter;

/** How many entries a page has at most. */
public record PageLimit(int value) {

    /** What counts where the caller says nothing. */
    public static final String DEFAULT = "50";

    private static final int MAX = 500;

    /** JAX-RS calls it by its name. */
    public static PageLimit fromString(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= MAX) {
                return new PageLimit(value);
            }
        }
        throw new MalformedParameter("limit", text, "a whole number from 1 to " + MAX);
    }
}
