package io.variantdash.local.demo.persona;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a post catches attention, and what the predictor thinks of it. */
public enum ContentPattern {
    CURIOSITY_GAP(1.5),
    BOLD_CLAIM(1.25),
    LIST(1.1),
    QUESTION(1.0),
    HOW_TO(0.9),
    STORY(0.8),

    /** Says what it says; monitors name no pattern then. */
    PLAIN(0.7);

    private final double belief;

    ContentPattern(double belief) {
        this.belief = belief;
    }

    /** The predicted ER of such a post, as a multiple of the persona's usual one. */
    public double belief() {
        return belief;
    }

    public @Nullable String wireName() {
        return this == PLAIN ? null : name().toLowerCase(Locale.ROOT);
    }
}
