package io.variantdash.bench.decisions.kill;

import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.sequential.KillEvidence;
import io.variantdash.query.optimization.stats.sequential.KillRates;

/** A rule that kills as soon as its score passes a threshold. */
public enum KillRule {
    /** What monitors commonly do: from 10 clicks on, by how much the rate is short of its prediction. */
    USUAL("usual rule", "short by") {
        @Override
        public double score(double prediction, int clicks, int views, InformedPrior prior) {
            return clicks < LEAST_CLICKS ? Double.NEGATIVE_INFINITY : 1 - clicks / (prediction * views);
        }
    },
    /** ln E: evidence that holds however often it is looked at. */
    E1("E1", "α") {
        @Override
        public double score(double prediction, int clicks, int views, InformedPrior prior) {
            return KillEvidence.inViews(KillRates.of(prediction, PROTECTED_SHARE, KILL_SHARE), clicks, views)
                    .logarithm();
        }
    },
    /** The posterior probability of a rate below the kill share. */
    E2("E2", "θ") {
        @Override
        public double score(double prediction, int clicks, int views, InformedPrior prior) {
            return prior.of(prediction).after(clicks, views).probabilityBelow(KILL_SHARE * prediction);
        }
    };

    /** Of the prediction: what ends below it had better been killed. */
    public static final double KILL_SHARE = 0.5;

    public static final double PROTECTED_SHARE = 0.8;
    private static final int LEAST_CLICKS = 10;

    private final String title;
    private final String threshold;

    KillRule(String title, String threshold) {
        this.title = title;
        this.threshold = threshold;
    }

    public String title() {
        return title;
    }

    /** What its threshold is called. */
    public String threshold() {
        return threshold;
    }

    public abstract double score(double prediction, int clicks, int views, InformedPrior prior);
}
