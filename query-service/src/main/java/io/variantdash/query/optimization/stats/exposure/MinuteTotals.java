package io.variantdash.query.optimization.stats.exposure;

/**
 * The totals of a variant at the end of a minute. They may fall, where a monitor corrects itself.
 *
 * @param minute counted from 1970, in UTC
 */
public record MinuteTotals(long minute, long views, long interactions) {

    static final int MINUTES_OF_AN_HOUR = 60;
    static final int HOURS_OF_A_DAY = 24;

    static int hourOf(long minute) {
        return Math.floorMod(Math.floorDiv(minute, MINUTES_OF_AN_HOUR), HOURS_OF_A_DAY);
    }
}
