package io.variantdash.checks.observability;

import java.util.List;

/**
 * What Prometheus's own grammar finds in an expression.
 *
 * @param expression the text
 * @param selectors the series that it asks for
 * @param groupings the labels that it groups or joins by
 * @param errors where it is no PromQL
 */
public record ParsedExpression(
        String expression, List<Selector> selectors, List<String> groupings, List<String> errors) {

    public ParsedExpression {
        selectors = List.copyOf(selectors);
        groupings = List.copyOf(groupings);
        errors = List.copyOf(errors);
    }
}
