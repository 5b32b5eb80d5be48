package io.variantdash.query.optimization.stats.comparison;

import io.variantdash.query.optimization.stats.posterior.Counts;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/** How many more views a decision needs, at the rate observed so far. */
public final class FurtherViews {

    /** A need beyond this many views is as good as none. */
    public static final long MOST = 1_000_000;

    private FurtherViews() {}

    /**
     * The least number of further views, from 1, after which {@code decides} holds of the (interactions, views) to come. It is
     * taken to go on holding; empty where it does not hold after {@link #MOST}.
     */
    public static OptionalLong until(BiPredicate<Long, Long> decides, long interactions, long views) {
        Counts.check(interactions, views);
        if (!after(decides, MOST, interactions, views)) {
            return OptionalLong.empty();
        }
        long enough = 1;
        long tooFew = 0;
        while (!after(decides, enough, interactions, views)) {
            tooFew = enough;
            enough = Math.min(MOST, 2 * enough);
        }
        while (enough - tooFew > 1) {
            long middle = (tooFew + enough) / 2;
            if (after(decides, middle, interactions, views)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalLong.of(enough);
    }

    private static boolean after(BiPredicate<Long, Long> decides, long further, long interactions, long views) {
        double rate = views == 0 ? 0 : (double) interactions / views;
        return decides.test(interactions + Math.round(rate * further), views + further);
    }
}
