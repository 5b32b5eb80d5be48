package io.variantdash.local.replay;

import io.variantdash.local.replay.file.MeasuredVariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Spreads the views and clicks of one variant over its run. Views arrive ever more slowly (their rate decays
 * exponentially), clicks fall on them without replacement, and the last update has exactly what was measured. Random
 * numbers come from the variant's own ids, so every replay spreads it alike.
 */
final class Arrivals {

    static final Duration RUN = Duration.ofHours(6);
    static final int UPDATES = 10;

    private static final double DECAY_MILLIS = Duration.ofMinutes(90).toMillis();

    private final MeasuredVariant variant;
    private final UniformRandomProvider random;

    private Arrivals(MeasuredVariant variant) {
        this.variant = variant;
        UUID seed = variant.key();
        this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(
                new long[] {seed.getMostSignificantBits(), seed.getLeastSignificantBits()});
    }

    static List<Progress> of(MeasuredVariant variant) {
        Arrivals arrivals = new Arrivals(variant);
        List<Progress> progress = new ArrayList<>(UPDATES);
        Progress last = Progress.NONE;
        for (int update = 1; update <= UPDATES; update++) {
            last = arrivals.next(last, update);
            progress.add(last);
        }
        return progress;
    }

    private Progress next(Progress last, int update) {
        long millis = update == UPDATES ? RUN.toMillis() : momentOf(update);
        int views = (int) Math.round(variant.impressions() * shareUntil(millis));
        return new Progress(millis, views, last.clicks() + clicks(last, views - last.views()));
    }

    // Updates thin out as the views do; the gap before one is cut by up to a half, so that variants do not march in
    // step.
    private long momentOf(int update) {
        double gap = square(update) - square(update - 1);
        return Math.round(RUN.toMillis() * (square(update) - random.nextDouble() * gap / 2));
    }

    private static double square(int update) {
        double share = (double) update / UPDATES;
        return share * share;
    }

    // StrictMath, because the same instant gives the same events on any machine.
    private static double shareUntil(long millis) {
        return StrictMath.expm1(-millis / DECAY_MILLIS) / StrictMath.expm1(-RUN.toMillis() / DECAY_MILLIS);
    }

    private int clicks(Progress last, int newViews) {
        int viewsLeft = variant.impressions() - last.views();
        int clicksLeft = variant.clicks() - last.clicks();
        if (newViews == 0 || clicksLeft == 0) {
            return 0;
        }
        return HypergeometricDistribution.of(viewsLeft, clicksLeft, newViews)
                .createSampler(random)
                .sample();
    }
}
