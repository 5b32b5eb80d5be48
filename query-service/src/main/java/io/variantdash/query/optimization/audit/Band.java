package io.variantdash.query.optimization.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a variant ended, as a share of its prediction. */
enum Band {
    /** It reached its prediction. */
    AT_LEAST_PREDICTED,
    /** From 80 % on. */
    CLOSE,
    /** From half on: here a kill is a matter of taste. */
    SHORT,
    /** Below half. */
    FAILED;

    private static final double ALMOST = 0.8;
    private static final double HALF = 0.5;

    static Band of(double shareOfPrediction) {
        if (shareOfPrediction >= 1) {
            return AT_LEAST_PREDICTED;
        }
        if (shareOfPrediction >= ALMOST) {
            return CLOSE;
        }
        return shareOfPrediction >= HALF ? SHORT : FAILED;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
