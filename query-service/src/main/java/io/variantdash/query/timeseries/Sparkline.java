package io.variantdash.query.timeseries;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last hour of a variant at a glance: of each minute, what came in since the report before it. Views are null in
 * minutes without a report, the rate is also null where no views came in.
 */
record Sparkline(String variantId, List<@Nullable Double> er, List<@Nullable Long> views) {

    static final int MINUTES = 60;

    static final int STEP_SECONDS = 60;

    /** From the points of its minutes, none of which is before the first. */
    static Sparkline of(String variantId, Instant firstMinute, List<Point> points) {
        List<@Nullable Double> rates = new ArrayList<>(Collections.nCopies(MINUTES, null));
        List<@Nullable Long> views = new ArrayList<>(Collections.nCopies(MINUTES, null));
        for (Point point : points) {
            int minute = (int) ChronoUnit.MINUTES.between(firstMinute, point.time());
            rates.set(minute, point.engagementRate());
            views.set(minute, point.views());
        }
        return new Sparkline(variantId, Collections.unmodifiableList(rates), Collections.unmodifiableList(views));
    }
}
