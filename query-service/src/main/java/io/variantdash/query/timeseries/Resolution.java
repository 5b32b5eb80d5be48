package io.variantdash.query.timeseries;

import com.fasterxml.jackson.annotation.JsonValue;
import io.variantdash.query.web.problem.MalformedParameter;
import io.variantdash.query.web.request.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How much time a point of a chart stands for. From the finest, which is tried first. */
enum Resolution {
    ONE_MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
    ONE_HOUR("1h", Duration.ofHours(1)),
    SIX_HOURS("6h", Duration.ofHours(6)),
    ONE_DAY("1d", Duration.ofDays(1));

    static final int MOST_POINTS = 2000;

    /** As many as a chart has room to show apart; enough for a day in steps of 5 minutes. */
    private static final int POINTS_OF_A_CHART = 300;

    private final String wireName;
    private final Duration step;

    Resolution(String wireName, Duration step) {
        this.wireName = wireName;
        this.step = step;
    }

    @JsonValue
    String wireName() {
        return wireName;
    }

    Duration step() {
        return step;
    }

    /** Where the bucket begins that a time is in: steps are counted from 1970, so days are those of UTC. */
    Instant bucketOf(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    }

    /** How many points a range has, with parts of a bucket at either end counted as one. */
    long pointsIn(TimeRange range) {
        Instant last = bucketOf(range.to().minusNanos(1));
        return Duration.between(bucketOf(range.from()), last).dividedBy(step) + 1;
    }

    /** JAX-RS calls it by its name. */
    static Resolution fromString(String text) {
        return Arrays.stream(values())
                .filter(resolution -> resolution.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedParameter("resolution", text, "one of " + names(ONE_MINUTE)));
    }

    /** The finest that a chart has room for, or that the range allows at all. */
    static Resolution suiting(TimeRange range) {
        return Arrays.stream(values())
                .filter(resolution -> resolution.pointsIn(range) <= POINTS_OF_A_CHART)
                .findFirst()
                .orElse(ONE_DAY);
    }

    /** @throws MalformedParameter if the range would have more points than a chart can show */
    void requireFewPointsIn(TimeRange range) {
        if (ONE_DAY.pointsIn(range) > MOST_POINTS) {
            throw new MalformedParameter(
                    "from", range.from().toString(), "at most %d days before to".formatted(MOST_POINTS - 1));
        }
        if (pointsIn(range) > MOST_POINTS) {
            Resolution finest = Arrays.stream(values())
                    .filter(resolution -> resolution.pointsIn(range) <= MOST_POINTS)
                    .findFirst()
                    .orElse(ONE_DAY);
            throw new MalformedParameter(
                    "resolution",
                    wireName,
                    "one of %s, so that this range has at most %d points".formatted(names(finest), MOST_POINTS));
        }
    }

    private static String names(Resolution finest) {
        return Arrays.stream(values())
                .filter(resolution -> resolution.compareTo(finest) >= 0)
                .map(Resolution::wireName)
                .collect(Collectors.joining(", "));
    }
}
