package io.variantdash.local.demo.persona;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who plays.
 *
 * @param usualEr the engagement rate that the predictor starts from
 * @param audience the views that half of the posts exceed
 * @param favourite the pattern that is used more than is good for it
 * @param habits how well each pattern really does, and what is posted with it
 */
public record Persona(
        String id, double usualEr, double audience, ContentPattern favourite, Map<ContentPattern, Habit> habits) {

    /**
     * A persona's way with one pattern.
     *
     * @param truth the true ER as a multiple of the predicted one: below 1 the pattern is overrated
     */
    public record Habit(double truth, List<String> headlines) {}

    static Builder named(String id, double usualEr, double audience, ContentPattern favourite) {
        return new Builder(id, usualEr, audience, favourite);
    }

    public List<ContentPattern> patterns() {
        return List.copyOf(habits.keySet());
    }

    public Habit habit(ContentPattern pattern) {
        Habit habit = habits.get(pattern);
        if (habit == null) {
            throw new IllegalArgumentException(id + " does not use " + pattern);
        }
        return habit;
    }

    /** Collects the habits. */
    static final class Builder {

        private final String id;
        private final double usualEr;
        private final double audience;
        private final ContentPattern favourite;
        private final Map<ContentPattern, Habit> habits = new EnumMap<>(ContentPattern.class);

        private Builder(String id, double usualEr, double audience, ContentPattern favourite) {
            this.id = id;
            this.usualEr = usualEr;
            this.audience = audience;
            this.favourite = favourite;
        }

        /** Adds a pattern with its headlines, one a line. */
        Builder uses(ContentPattern pattern, double truth, String headlines) {
            habits.put(pattern, new Habit(truth, headlines.lines().toList()));
            return this;
        }

        Persona build() {
            return new Persona(id, usualEr, audience, favourite, Collections.unmodifiableMap(habits));
        }
    }
}
