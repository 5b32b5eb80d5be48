package io.variantdash.query.usual;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a persona usually has at an hour of the day: medians over those of the last days on which something was reported
 * within the same hour. Counts are rounded.
 *
 * @param hour the beginning of the hour that is spoken of, today
 * @param days on how many days it rests, at least 1
 * @param views that come in within the whole hour
 * @param interactions that come in within the whole hour
 * @param engagementRate of what comes in; null where no views did on any of the days
 * @param reportingVariants how many variants have counts reported within the hour
 * @param killsByNow how many variants are killed from midnight up to the time of day at which this was worked out
 */
public record UsualAtHour(
        Instant hour,
        int days,
        long views,
        long interactions,
        @Nullable Double engagementRate,
        long reportingVariants,
        long killsByNow) {

    /** Null without any day. */
    static @Nullable UsualAtHour of(Instant hour, List<PastHour> days) {
        if (days.isEmpty()) {
            return null;
        }
        return new UsualAtHour(
                hour,
                days.size(),
                median(days, PastHour::views),
                median(days, PastHour::interactions),
                middle(days, PastHour::rate),
                median(days, PastHour::variants),
                median(days, PastHour::killsByNow));
    }

    private static long median(List<PastHour> days, ToLongFunction<PastHour> figure) {
        Double median = middle(days, day -> Double.valueOf((double) figure.applyAsLong(day)));
        return median == null ? 0 : Math.round(median);
    }

    private static @Nullable Double middle(List<PastHour> days, Function<PastHour, @Nullable Double> figure) {
        List<Double> sorted =
                days.stream().map(figure).filter(Objects::nonNull).sorted().toList();
        int size = sorted.size();
        return size == 0 ? null : Double.valueOf((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2);
    }
}
