package io.variantdash.local.demo.simulation;

import io.variantdash.event.PatternFatigue;
import io.variantdash.local.demo.persona.ContentPattern;
import io.variantdash.local.demo.persona.Persona;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How worn out a persona's patterns are: what that does to a post, and what the PatternFatigueDetector says of it. */
final class Wear {

    /** What each recent use leaves of a pattern's ER. */
    private static final double LEFT_PER_USE = 0.94;

    private static final double FATIGUED = 0.5;
    private static final double WORN_OUT_USES = 6;

    /** Who posts more than twice a day uses every pattern often: then its share of all tells whether it is worn out. */
    private static final int MOST_USES_COUNTED_ABSOLUTELY = 14;

    private final Persona persona;
    private final Tally uses = new Tally();

    Wear(Persona persona) {
        this.persona = persona;
    }

    void use(ContentPattern pattern, Instant now) {
        uses.add(pattern, now);
    }

    /** From 1, never used lately, towards 0. */
    double effect(ContentPattern pattern, Instant now) {
        return pattern == ContentPattern.PLAIN ? 1 : Math.pow(LEFT_PER_USE, uses.count(pattern, now));
    }

    ContentPattern mostUsed(Instant now) {
        return persona.patterns().stream()
                .filter(pattern -> pattern != ContentPattern.PLAIN)
                .max(Comparator.comparingInt(pattern -> uses.count(pattern, now)))
                .orElseThrow();
    }

    ContentPattern freshest(Instant now) {
        return persona.patterns().stream()
                .filter(pattern -> pattern != ContentPattern.PLAIN)
                .min(Comparator.comparingInt(pattern -> uses.count(pattern, now)))
                .orElseThrow();
    }

    /** What the detector says after a use. */
    Optional<PatternFatigue> word(String eventId, ContentPattern pattern, Instant now) {
        String name = pattern.wireName();
        int count = uses.count(pattern, now);
        double score = score(count, now);
        if (name == null || score < FATIGUED) {
            return Optional.empty();
        }
        String recommendation = String.format(
                Locale.ROOT,
                "%s was used %d times lately; give it a rest and try %s",
                name,
                count,
                freshest(now).wireName());
        return Optional.of(new PatternFatigue(eventId, persona.id(), name, count, score, recommendation, now));
    }

    private double score(int count, Instant now) {
        List<ContentPattern> patterns = persona.patterns().stream()
                .filter(pattern -> pattern != ContentPattern.PLAIN)
                .toList();
        int all =
                patterns.stream().mapToInt(pattern -> uses.count(pattern, now)).sum();
        return all <= MOST_USES_COUNTED_ABSOLUTELY
                ? Math.min(1, count / WORN_OUT_USES)
                : Math.max(0, Math.min(1, (double) count * patterns.size() / all - 1));
    }
}
