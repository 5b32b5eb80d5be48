package io.variantdash.query.optimization;

/** How many of the variants that were posted lately were killed. */
record CalibrationEvidence(long posted, long killed, double killRate) implements Evidence {}
