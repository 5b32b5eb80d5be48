package io.variantdash.checks.observability;

import java.util.List;

/** The series that an expression selects. */
public record Selector(String metric, List<Matcher> matchers) {

    public Selector {
        matchers = List.copyOf(matchers);
    }

    /**
     * What a label must be.
     *
     * @param comparison {@code =}, {@code !=}, {@code =~} or {@code !~}
     */
    public record Matcher(String label, String comparison, String value) {}
}
