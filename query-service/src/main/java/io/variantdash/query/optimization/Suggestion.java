package io.variantdash.query.optimization;

/** Something that a person can do, with the evidence for it. */
public record Suggestion(
        String type, String priority, String title, String description, String action, Evidence evidence) {}
