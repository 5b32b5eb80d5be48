package io.variantdash.query.personas;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a person should look at a persona. */
enum Health {
    /** Nothing is running. */
    IDLE,
    HEALTHY,
    /** It earns clearly less than predicted. */
    WATCH,
    /** It earns less than half of what was predicted, or too much of what is new is killed. */
    CRITICAL;

    private static final long LEAST_VIEWS = 100;
    private static final double CLEARLY_LESS = -0.2;
    private static final double LESS_THAN_HALF = -0.5;
    private static final double HIGHEST_KILL_RATE = 0.3;

    static Health of(long active, long views, @Nullable Double difference, long posted, long killed) {
        double judged = difference == null || views < LEAST_VIEWS ? 0 : difference;
        if (killed > HIGHEST_KILL_RATE * posted || judged < LESS_THAN_HALF) {
            return CRITICAL;
        }
        if (active == 0) {
            return IDLE;
        }
        return judged < CLEARLY_LESS ? WATCH : HEALTHY;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
