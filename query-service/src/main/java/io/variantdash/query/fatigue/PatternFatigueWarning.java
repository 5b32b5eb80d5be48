package io.variantdash.query.fatigue;

/** A pattern that is wearing out. */
public record PatternFatigueWarning(
        String pattern,
        long usageCount,
        double fatigueScore,
        double freshness,
        WarningLevel warningLevel,
        String recommendation) {}
