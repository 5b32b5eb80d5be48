package io.variantdash.query.optimization;

/** What the variants of a pattern earned, and how probable it is that this is below half of what was expected. */
record PatternEvidence(
        String pattern,
        long variants,
        long views,
        long interactions,
        double expectedEr,
        double actualEr,
        double probability)
        implements Evidence {}
