package io.variantdash.query.optimization.rule;

import io.variantdash.event.EventType;
import io.variantdash.event.Priority;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds data that cannot be decided on: a monitor tells nothing any more, of all variants or of some; its counts are impossible
 * or fall; its clock is wrong; or what it sends is refused.
 */
@ApplicationScoped
class DataQuality implements Rule {

    private static final Duration SILENT_AFTER = Duration.ofMinutes(10);
    private static final Duration LARGEST_LAG = Duration.ofMinutes(1);
    private static final Duration LETTERS_COUNT_FOR = Duration.ofHours(1);
    private static final Duration FALLS_COUNT_FOR = Duration.ofMinutes(15);
    private static final Duration CLOCK_COUNTS_FOR = Duration.ofHours(1);
    private static final int MOST_NAMED = 20;

    private final DataRecord record;

    DataQuality(DataRecord record) {
        this.record = record;
    }

    @Override
    public List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar) {
        Findings findings = new Findings(persona, assessment, new ArrayList<>());
        List<DataRecord.Monitor> monitors = record.monitors(persona);
        silence(assessment, monitors, bar, findings);
        impossible(assessment, findings);
        fallen(persona, assessment, bar, findings);
        monitors.forEach(monitor -> clock(monitor, bar, findings));
        letters(persona, bar, findings);
        return findings.found();
    }

    /** One word on all variants, where there are no counts at all; on single ones while others have some. */
    private static void silence(Assessment assessment, List<DataRecord.Monitor> monitors, Bar bar, Findings findings) {
        Duration limit = shorter(SILENT_AFTER, bar);
        List<Candidate> silent = assessment.candidates().stream()
                .filter(variant -> silence(heardOf(variant), findings.at()).compareTo(limit) > 0)
                .toList();
        if (silent.isEmpty()) {
            return;
        }
        Optional<DataRecord.Monitor> monitor = monitors.stream()
                .filter(known -> known.eventType().equals(EventType.PERFORMANCE_UPDATE.wireName()))
                .findAny();
        Duration ofMonitor = monitor.map(known -> silence(known.lastEventAt(), findings.at()))
                .orElse(Duration.ZERO);
        if (ofMonitor.compareTo(limit) > 0) {
            findings.add(
                    "silent_monitor",
                    named(silent),
                    monitor.get(),
                    seconds(ofMonitor),
                    seconds(SILENT_AFTER),
                    QualityWords.silentMonitor(ofMonitor));
        } else if (ofMonitor.compareTo(shorter(SILENT_AFTER, Bar.HOLD)) <= 0) {
            // Else the word on all is about to be raised, and this one would only be cleared for it.
            Duration least = silent.stream()
                    .map(variant -> silence(heardOf(variant), findings.at()))
                    .min(Duration::compareTo)
                    .orElseThrow();
            findings.add(
                    "silent",
                    named(silent),
                    null,
                    seconds(least),
                    seconds(SILENT_AFTER),
                    QualityWords.silent(silent, least));
        }
    }

    private static void impossible(Assessment assessment, Findings findings) {
        List<Candidate> impossible = assessment.candidates().stream()
                .filter(variant -> !variant.isPossible())
                .toList();
        if (!impossible.isEmpty()) {
            findings.add(
                    "impossible_counts",
                    named(impossible),
                    null,
                    impossible.size(),
                    0,
                    QualityWords.impossible(impossible));
        }
    }

    private void fallen(PersonaId persona, Assessment assessment, Bar bar, Findings findings) {
        List<Candidate> fallen =
                record.fallen(persona, assessment.candidates(), findings.at().minus(longer(FALLS_COUNT_FOR, bar)));
        if (!fallen.isEmpty()) {
            findings.add("fallen_counts", named(fallen), null, fallen.size(), 0, QualityWords.fallen(fallen));
        }
    }

    /** Posts are left out: their time says when they were posted, and not when the event was made. */
    private static void clock(DataRecord.Monitor monitor, Bar bar, Findings findings) {
        if (monitor.lag() == null
                || monitor.eventType().equals(EventType.VARIANT_POSTED.wireName())
                || monitor.lastEventAt().isBefore(findings.at().minus(longer(CLOCK_COUNTS_FOR, bar)))) {
            return;
        }
        double lag = monitor.lag();
        if (Math.abs(lag) > bar.of(seconds(LARGEST_LAG))) {
            findings.add(
                    "clock",
                    List.of(),
                    monitor,
                    lag,
                    seconds(LARGEST_LAG),
                    QualityWords.clock(monitor.eventType(), lag));
        }
    }

    private void letters(PersonaId persona, Bar bar, Findings findings) {
        DataRecord.Letters letters = record.letters(persona, findings.at().minus(longer(LETTERS_COUNT_FOR, bar)));
        if (letters.count() > 0) {
            findings.add(
                    "dead_letters",
                    List.of(),
                    null,
                    (double) letters.count(),
                    0,
                    QualityWords.letters(letters.count(), letters.count() == DataRecord.MOST_LETTERS));
        }
    }

    /** What was found of a persona at a time. */
    private record Findings(PersonaId persona, Assessment assessment, List<Suggestion> found) {

        Instant at() {
            return assessment.at();
        }

        void add(
                String check,
                List<String> variants,
                DataRecord.@Nullable Monitor monitor,
                double observed,
                double limit,
                Suggestion.Words words) {
            found.add(Suggestion.ofPersona(
                    persona,
                    "data_quality",
                    Priority.MEDIUM,
                    check.equals("clock") && monitor != null ? check + "/" + monitor.eventType() : check,
                    words,
                    new Evidence.Quality(
                            check,
                            variants,
                            monitor == null ? null : monitor.eventType(),
                            monitor == null ? null : monitor.lastEventAt(),
                            observed,
                            limit,
                            Evidence.Grounds.of(assessment))));
        }
    }

    private static Instant heardOf(Candidate variant) {
        return variant.lastUpdated() == null ? variant.postedAt() : variant.lastUpdated();
    }

    private static Duration silence(Instant last, Instant at) {
        return Duration.between(last, at);
    }

    private static List<String> named(List<Candidate> variants) {
        return variants.stream().map(Candidate::id).limit(MOST_NAMED).toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static Duration shorter(Duration limit, Bar bar) {
        return Duration.ofMillis(Math.round(bar.of((double) limit.toMillis())));
    }

    private static Duration longer(Duration window, Bar bar) {
        return Duration.ofMillis(Math.round(bar.under((double) window.toMillis())));
    }
}
