package io.variantdash.bench.guard;

import io.variantdash.testkit.report.Spread;
import java.util.Locale;

/**
 * A figure beside its baseline.
 *
 * @param baseline the ratios of the rounds when the baseline was recorded
 * @param now the ratios of this run's
 */
record Comparison(Figure figure, Spread baseline, Spread now) {

    /** Two runs of the same code differ by so much, however alike the rounds of each are. */
    private static final double LEAST_TOLERANCE = 0.10;

    /** Beyond, a baseline would allow anything, and was recorded on a machine that was busy with something else. */
    private static final double MOST_TOLERANCE = 0.50;

    private static final int PERCENT = 100;

    /**
     * How much worse is no regression, as a share of the baseline: as far as the rounds of the baseline lay apart. Those of this
     * run do not count, or a change that makes figures jump would allow itself to be slow.
     */
    double tolerance() {
        double apart = (baseline.largest() - baseline.smallest()) / baseline.median();
        return Math.max(LEAST_TOLERANCE, Math.min(MOST_TOLERANCE, apart));
    }

    boolean isWorse() {
        return loss() > tolerance();
    }

    /** One word, or what to do. */
    String verdict() {
        if (isWorse()) {
            return "WORSE";
        }
        return loss() < -tolerance() ? "better: record it with --update" : "ok";
    }

    /** What is wrong, in one sentence that stands alone. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: %.2f is %.0f %% worse than the baseline's %.2f; %.0f %% are tolerated.",
                figure.title(),
                now.median(),
                PERCENT * loss(),
                baseline.median(),
                PERCENT * tolerance());
    }

    private double loss() {
        return figure.loss(baseline.median(), now.median());
    }
}
