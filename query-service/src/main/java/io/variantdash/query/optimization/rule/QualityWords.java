package io.variantdash.query.optimization.rule;

import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.suggestion.Figures;
import io.variantdash.query.optimization.suggestion.Suggestion.Words;
import java.time.Duration;
import java.util.List;

/** What a person is told of data that cannot be decided on. */
final class QualityWords {

    private static final int SECONDS_A_MINUTE = 60;

    private QualityWords() {}

    static Words silent(List<Candidate> variants, Duration least) {
        return new Words(
                "No counts of %s".formatted(Figures.count(variants.size(), "running variant")),
                "No monitor has reported counts of %s for %s or more."
                        .formatted(named(variants), Figures.count(least.toMinutes(), "minute")),
                "Look after the monitor, or end the variants if they no longer run.",
                "What is said about these variants rests on old numbers.");
    }

    static Words silentMonitor(Duration silence) {
        return new Words(
                "No counts at all",
                "No monitor has reported counts of any variant for %s."
                        .formatted(Figures.count(silence.toMinutes(), "minute")),
                "Look after the monitor: nothing that it sends arrives.",
                "Everything that is said here rests on old numbers.");
    }

    static Words impossible(List<Candidate> variants) {
        return new Words(
                "More interactions than views",
                "The counts of %s say more interactions than views.".formatted(named(variants)),
                "Look after what the monitor counts: each interaction needs a view.",
                "Nothing is decided about these variants, because interactions are taken as at most one per view.");
    }

    static Words fallen(List<Candidate> variants) {
        return new Words(
                "Counts of %s fell".formatted(Figures.count(variants.size(), "running variant")),
                "Views or interactions of %s are fewer than they were minutes ago.".formatted(named(variants)),
                "Look whether the platform corrected them, or the monitor counts from zero again.",
                "Counts are totals, which only a correction lowers; all is computed from the newest.");
    }

    static Words clock(String eventType, double lag) {
        String minutes = Figures.count(Math.max(1, Math.round(Math.abs(lag) / SECONDS_A_MINUTE)), "minute");
        return lag < 0
                ? new Words(
                        "A monitor's clock is ahead",
                        "Events of the type %s carry times about %s ahead of when they are recorded."
                                .formatted(eventType, minutes),
                        "Set the clock of the monitor by a time server.",
                        "Among counts the latest time wins, so a clock that is ahead hides newer numbers of others.")
                : new Words(
                        "A monitor's events are late",
                        "Events of the type %s carry times at least %s older than when they are recorded."
                                .formatted(eventType, minutes),
                        "Set the clock of the monitor by a time server, or look why it sends so late.",
                        "What is shown is as old as that, however fresh it looks.");
    }

    static Words letters(long count, boolean orMore) {
        return new Words(
                orMore ? "%d records or more were refused".formatted(count) : "%s refused".formatted(were(count)),
                "Within the last hour or so monitors sent %s that no event could be read from."
                        .formatted(orMore ? "%d records or more".formatted(count) : Figures.count(count, "record")),
                "Look into the dead letters: each says what is wrong with it. They can be replayed.",
                "What a refused record says is missing from the numbers here.");
    }

    private static String were(long count) {
        return Figures.count(count, "record") + (count == 1 ? " was" : " were");
    }

    private static String named(List<Candidate> variants) {
        String first = "“%s”".formatted(variants.get(0).name());
        return variants.size() == 1 ? first : "%s and %d more".formatted(first, variants.size() - 1);
    }
}
