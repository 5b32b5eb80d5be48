package io.variantdash.query.optimization;

/** The numbers behind a suggestion. Sealed, because each has its place in the published contract. */
public sealed interface Evidence permits PatternEvidence, CalibrationEvidence {}
