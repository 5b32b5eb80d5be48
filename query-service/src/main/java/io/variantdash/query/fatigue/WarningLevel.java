package io.variantdash.query.fatigue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How urgent a warning of a fatigue score is. From the most urgent, which is looked at first. */
public enum WarningLevel {
    HIGH(0.8),
    MEDIUM(0.5),
    LOW(1 / 3.0);

    private final double from;

    WarningLevel(double from) {
        this.from = from;
    }

    /** Empty below the lowest level. */
    static Optional<WarningLevel> of(double fatigueScore) {
        return Arrays.stream(values())
                .filter(level -> fatigueScore >= level.from)
                .findFirst();
    }

    /** What wears by its effect is no small matter, however little it is used. */
    static Optional<WarningLevel> atLeastMedium(Optional<WarningLevel> byUse) {
        return byUse.filter(HIGH::equals).or(() -> Optional.of(MEDIUM));
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
