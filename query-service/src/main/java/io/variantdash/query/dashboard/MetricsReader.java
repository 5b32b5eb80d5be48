package io.variantdash.query.dashboard;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.variantdash.query.events.FeedEntry;
import io.variantdash.query.events.RecentEvents;
import io.variantdash.query.fatigue.FatigueWarnings;
import io.variantdash.query.kills.EarlyKills;
import io.variantdash.query.optimization.alert.OpenSuggestions;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.stream.Position;
import io.variantdash.query.stream.StreamProgress;
import io.variantdash.query.variants.ActiveVariants;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads everything that a dashboard shows, by a fixed number of statements whatever the size of the persona. */
@ApplicationScoped
public class MetricsReader {

    private static final int MOST_ACTIVE_VARIANTS = 500;

    private final SummaryQuery summary;
    private final ActiveVariants variants;
    private final DecisionEngine engine;
    private final EarlyKills kills;
    private final FatigueWarnings fatigue;
    private final OpenSuggestions suggestions;
    private final RecentEvents events;
    private final StreamProgress progress;
    private final Clock clock;

    MetricsReader(
            SummaryQuery summary,
            ActiveVariants variants,
            DecisionEngine engine,
            EarlyKills kills,
            FatigueWarnings fatigue,
            OpenSuggestions suggestions,
            RecentEvents events,
            StreamProgress progress,
            Clock clock) {
        this.summary = summary;
        this.variants = variants;
        this.engine = engine;
        this.kills = kills;
        this.fatigue = fatigue;
        this.suggestions = suggestions;
        this.events = events;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Reads a snapshot. The position comes first: what is published after it may be in the snapshot already, but nothing
     * that was published before it can be missing. All statements see the same state, by the isolation level.
     */
    public Metrics read(PersonaId persona) {
        Position position = progress.positionOf(persona.value());
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return QuarkusTransaction.requiringNew().call(() -> read(persona, asOf, position));
    }

    private Metrics read(PersonaId persona, Instant asOf, @Nullable Position position) {
        List<FeedEntry> feed = events.feed(persona);
        Assessment assessment = engine.assess(persona, asOf);
        return new Metrics(
                summary.of(persona, assessment),
                variants.newest(persona, MOST_ACTIVE_VARIANTS, assessment, asOf),
                variants.leaders(persona, assessment, asOf),
                kills.today(persona, asOf),
                fatigue.of(persona, assessment),
                suggestions.of(persona, assessment),
                feed,
                // Of each kind the newest are in it, newest first.
                feed.isEmpty() ? null : feed.get(0).timestamp(),
                assessment.learnt().version(),
                asOf,
                position);
    }
}
