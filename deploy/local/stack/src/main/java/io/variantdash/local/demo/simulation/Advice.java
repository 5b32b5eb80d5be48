package io.variantdash.local.demo.simulation;

import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.Priority;
import io.variantdash.local.demo.persona.ContentPattern;
import io.variantdash.local.demo.persona.Persona;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a persona what to do next: one of the things that are true of it at the moment. */
final class Advice {

    private static final int KILLS_TO_TALK_ABOUT = 2;
    private static final int VIEWS_TO_JUDGE = 300;
    private static final double WINNER = 1.3;

    private final Persona persona;
    private final Wear wear;
    private final Chance chance;
    private final Tally kills = new Tally();

    Advice(Persona persona, Wear wear, Chance chance) {
        this.persona = persona;
        this.wear = wear;
        this.chance = chance;
    }

    void killed(ContentPattern pattern, Instant now) {
        kills.add(pattern, now);
    }

    OptimizationAlert give(String eventId, List<LiveVariant> active, Instant now) {
        return chance.oneOf(Stream.concat(
                        Stream.of(freshPattern(eventId, now)),
                        Stream.of(failingPattern(eventId, now), winner(eventId, active, now))
                                .flatMap(Optional::stream))
                .toList());
    }

    private Optional<OptimizationAlert> failingPattern(String eventId, Instant now) {
        return persona.patterns().stream()
                .filter(pattern -> pattern != ContentPattern.PLAIN)
                .filter(pattern -> kills.count(pattern, now) >= KILLS_TO_TALK_ABOUT)
                .max(Comparator.comparingInt(pattern -> kills.count(pattern, now)))
                .map(pattern -> alert(
                        eventId,
                        "pattern_optimization",
                        Priority.HIGH,
                        pattern.wireName() + " falls short of its prediction",
                        format("%d posts with it were killed lately.", kills.count(pattern, now)),
                        "Pause %s and lower its prediction".formatted(pattern.wireName()),
                        null,
                        now));
    }

    private Optional<OptimizationAlert> winner(String eventId, List<LiveVariant> active, Instant now) {
        return active.stream()
                .filter(variant -> variant.views() >= VIEWS_TO_JUDGE && lead(variant) >= WINNER)
                .max(Comparator.comparingDouble(Advice::lead))
                .map(variant -> alert(
                        eventId,
                        "scale_winner",
                        Priority.MEDIUM,
                        "A post does far better than predicted",
                        format(
                                "“%s” has %.1f times its predicted ER after %,d views.",
                                variant.draft().content(), lead(variant), variant.views()),
                        "Promote it while it is fresh",
                        variant.id(),
                        now));
    }

    private OptimizationAlert freshPattern(String eventId, Instant now) {
        String name = wear.freshest(now).wireName();
        return alert(
                eventId,
                "pattern_opportunity",
                Priority.LOW,
                name + " is fresh",
                "No other pattern was used less lately.",
                "Use %s in the next post".formatted(name),
                null,
                now);
    }

    private OptimizationAlert alert(
            String eventId,
            String type,
            Priority priority,
            String title,
            String description,
            String action,
            @Nullable String variantId,
            Instant now) {
        return new OptimizationAlert(
                eventId,
                persona.id(),
                type,
                priority,
                title,
                description,
                action,
                null,
                null,
                null,
                variantId,
                null,
                null,
                now);
    }

    private static double lead(LiveVariant variant) {
        return variant.er() / variant.draft().predictedEr();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
