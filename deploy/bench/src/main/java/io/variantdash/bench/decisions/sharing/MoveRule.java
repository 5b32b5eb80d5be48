package io.variantdash.bench.decisions.sharing;

import io.variantdash.bench.decisions.kill.KillRule;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;

/** When a variant's next views go to another variant of its test. */
public enum MoveRule {
    USUAL_KILL("usual rule") {
        @Override
        boolean moves(double prediction, EngagementPosterior posterior, double others, InformedPrior prior) {
            return score(KillRule.USUAL, prediction, posterior, prior) > KillRule.KILL_SHARE;
        }
    },
    E1_KILL("E1, α = .05") {
        @Override
        boolean moves(double prediction, EngagementPosterior posterior, double others, InformedPrior prior) {
            return score(KillRule.E1, prediction, posterior, prior) >= -Math.log(0.05);
        }
    },
    E2_KILL("E2, θ = .5") {
        @Override
        boolean moves(double prediction, EngagementPosterior posterior, double others, InformedPrior prior) {
            return score(KillRule.E2, prediction, posterior, prior) >= 0.5;
        }
    },
    /** As the engine suggests it. */
    BETTER_USED_ELSEWHERE("better_used_elsewhere") {
        @Override
        boolean moves(double prediction, EngagementPosterior posterior, double others, InformedPrior prior) {
            return posterior.views() >= LEAST_VIEWS
                    && posterior.probabilityBelow(Math.min(prediction, others)) >= CREDIBLE;
        }
    };

    private static final double CREDIBLE = 0.95;

    /** The engine's default. */
    private static final int LEAST_VIEWS = 100;

    private final String title;

    MoveRule(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /**
     * Whether the next views go elsewhere.
     *
     * @param others the mean rate of the other running variants, as known at this moment
     */
    abstract boolean moves(double prediction, EngagementPosterior posterior, double others, InformedPrior prior);

    private static double score(KillRule rule, double prediction, EngagementPosterior posterior, InformedPrior prior) {
        return rule.score(prediction, (int) posterior.interactions(), (int) posterior.views(), prior);
    }
}
