package io.variantdash.query.variants;

import java.time.Duration;
import java.time.Instant;

/** The age of a post in its largest whole unit, as people say it: 42s, 17m, 2h, 3d. */
final class TimeSincePost {

    private TimeSincePost() {}

    static String of(Instant postedAt, Instant now) {
        Duration age = Duration.between(postedAt, now);
        if (age.isNegative()) {
            return "0s";
        }
        if (age.toMinutes() == 0) {
            return age.toSeconds() + "s";
        }
        if (age.toHours() == 0) {
            return age.toMinutes() + "m";
        }
        return age.toDays() == 0 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
