package io.variantdash.checks.observability;

/**
 * A question in PromQL.
 *
 * @param origin the file and the rule or panel that asks, for people
 */
public record Expression(String origin, String text) {}
