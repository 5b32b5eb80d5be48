package io.variantdash.local.demo.simulation;

import io.variantdash.local.demo.persona.ContentPattern;
import io.variantdash.local.demo.persona.Persona;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Writes a persona's posts and decides, unknown to the predictor, how they will fare. */
final class Author {

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(10);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);
    private static final Duration SHORTEST_DECAY = Duration.ofMinutes(3);
    private static final Duration LONGEST_DECAY = Duration.ofMinutes(6);
    private static final double LEAST_ER = 0.002;
    private static final double GREATEST_ER = 0.5;

    /** How much of its prediction a flop keeps, and how fast people nevertheless interact with it. */
    private static final double FLOP = 0.25;

    private static final double FLOP_INTERACTIONS_PER_SECOND = 0.9;

    private final Persona persona;
    private final Wear wear;
    private final Chance chance;

    Author(Persona persona, Wear wear, Chance chance) {
        this.persona = persona;
        this.wear = wear;
        this.chance = chance;
    }

    /** Drafts a post that repeats none of those that are shown. */
    Draft draft(Set<String> shown, Instant now) {
        ContentPattern pattern = chance.oneOf(persona.patterns(), choice -> liking(choice, now));
        double predicted = prediction(pattern);
        double truth = persona.habit(pattern).truth() * wear.effect(pattern, now) * chance.around(1, 0.3);
        return draft(shown, pattern, predicted, er(predicted * truth), chance.around(persona.audience(), 0.5));
    }

    /** Drafts a post that goes around the world and pleases no reader: once more what was used most. */
    Draft flop(Set<String> shown, Instant now) {
        ContentPattern pattern = wear.mostUsed(now);
        double predicted = prediction(pattern);
        double trueEr = er(predicted * FLOP);
        Draft ordinary = draft(shown, pattern, predicted, trueEr, 0);
        double audience = FLOP_INTERACTIONS_PER_SECOND * ordinary.decay().toSeconds() / trueEr;
        return new Draft(ordinary.content(), pattern, predicted, trueEr, audience, ordinary.decay(), ordinary.life());
    }

    private Draft draft(Set<String> shown, ContentPattern pattern, double predicted, double trueEr, double audience) {
        return new Draft(
                headline(pattern, shown),
                pattern,
                predicted,
                trueEr,
                audience,
                chance.between(SHORTEST_DECAY, LONGEST_DECAY),
                chance.between(SHORTEST_LIFE, LONGEST_LIFE));
    }

    // People tire of patterns before authors do: hence the root.
    private double liking(ContentPattern pattern, Instant now) {
        return (pattern == persona.favourite() ? 3 : 1) * Math.sqrt(wear.effect(pattern, now));
    }

    private double prediction(ContentPattern pattern) {
        double predicted = er(persona.usualEr() * pattern.belief() * chance.around(1, 0.15));
        return Math.round(predicted * 1e4) / 1e4;
    }

    private String headline(ContentPattern pattern, Set<String> shown) {
        List<String> all = persona.habit(pattern).headlines();
        List<String> fresh =
                all.stream().filter(headline -> !shown.contains(headline)).toList();
        return chance.oneOf(fresh.isEmpty() ? all : fresh);
    }

    private static double er(double value) {
        return Math.max(LEAST_ER, Math.min(GREATEST_ER, value));
    }
}
