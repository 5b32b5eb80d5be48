package io.variantdash.local.demo.persona;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who plays.
 *
 * @param description who that is and how it writes, for people who edit the file of personas
 * @param usualEr the engagement rate that the predictor starts from
 * @param audience the views that half of the posts exceed
 * @param favourite the pattern that is used more than is good for it
 * @param habits how well each pattern really does, and what is posted with it
 */
public record Persona(
        String id,
        String description,
        double usualEr,
        double audience,
        ContentPattern favourite,
        Map<ContentPattern, Habit> habits) {

    /**
     * A persona's way with one pattern.
     *
     * @param truth the true ER as a multiple of the predicted one: below 1 the pattern is overrated
     */
    public record Habit(double truth, List<String> headlines) {}

    /** Keeps the habits in the order of the patterns, on which a repeated simulation relies. */
    public Persona {
        habits = new EnumMap<>(habits);
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
}
