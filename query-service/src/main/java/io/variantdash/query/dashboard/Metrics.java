package io.variantdash.query.dashboard;

import io.variantdash.query.events.FeedEntry;
import io.variantdash.query.fatigue.PatternFatigueWarning;
import io.variantdash.query.kills.EarlyKillsToday;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.stream.Position;
import io.variantdash.query.variants.ActiveVariant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the dashboard of a persona shows; {@code newestEventAt} tells when its newest event happened, and is null
 * where none is stored, and {@code parametersVersion} which of the learnt parameters decisions rest on. It contains the effect of every update up to {@code position}, which
 * is null while the service has not found the stream yet.
 */
public record Metrics(
        Summary summary,
        List<ActiveVariant> activeVariants,
        List<ActiveVariant> performanceLeaders,
        EarlyKillsToday earlyKillsToday,
        List<PatternFatigueWarning> patternFatigueWarnings,
        List<Suggestion> optimizationOpportunities,
        List<FeedEntry> realTimeFeed,
        @Nullable Instant newestEventAt,
        long parametersVersion,
        Instant asOf,
        @Nullable Position position) {}
