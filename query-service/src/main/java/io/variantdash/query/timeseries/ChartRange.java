package io.variantdash.query.timeseries;

import io.variantdash.query.web.request.Moment;
import io.variantdash.query.web.request.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a chart asks for: a range that begins with a bucket, and how much time a bucket is. */
record ChartRange(TimeRange range, Resolution resolution) {

    private static final Duration USUAL_LENGTH = Duration.ofHours(24);

    /**
     * From the parameters of a request; the last day in as many points as a chart has room for, unless they say otherwise.
     *
     * @throws io.variantdash.query.web.problem.MalformedParameter if that cannot be drawn
     */
    static ChartRange of(@Nullable Moment from, @Nullable Moment to, @Nullable Resolution wanted, Instant now) {
        Instant end = Moment.in("to", to, now.truncatedTo(ChronoUnit.MICROS));
        TimeRange asked = new TimeRange(Moment.in("from", from, end.minus(USUAL_LENGTH)), end);
        Resolution resolution = wanted == null ? Resolution.suiting(asked) : wanted;
        resolution.requireFewPointsIn(asked);
        return new ChartRange(new TimeRange(resolution.bucketOf(asked.from()), end), resolution);
    }
}
