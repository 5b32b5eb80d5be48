package io.variantdash.query.optimization.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.sequential.KillCosts;
import io.variantdash.query.optimization.stats.sequential.KillEvidence;
import io.variantdash.query.optimization.stats.sequential.KillRates;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule that an audit tries. */
enum KillRule {
    /** What monitors commonly do: 10 interactions or more, and a rate below the kill share of the prediction. */
    USUAL {
        @Override
        boolean kills(Look look, double predictedEr, Learnt learnt, AuditSettings settings) {
            return look.interactions() >= LEAST_INTERACTIONS
                    && look.interactions() < settings.killShare() * predictedEr * look.views();
        }
    },
    /** Evidence that holds however often it is looked at. */
    E1 {
        @Override
        boolean kills(Look look, double predictedEr, Learnt learnt, AuditSettings settings) {
            KillRates rates = KillRates.of(predictedEr, settings.protectedShare(), settings.killShare());
            ExposureModel model = learnt.exposure();
            KillEvidence evidence = model == null
                    ? KillEvidence.inViews(rates, look.interactions(), look.views())
                    : KillEvidence.inExposure(rates, (double) look.interactions(), look.exposure(), model.dispersion());
            return look.isRipe(settings) && evidence.recommendsKill(settings.falseKillRate());
        }
    },
    /** The costs, by the posterior. */
    E2 {
        @Override
        boolean kills(Look look, double predictedEr, Learnt learnt, AuditSettings settings) {
            return look.isRipe(settings)
                    && new KillCosts(settings.costRatio(), 1)
                            .recommendKill(
                                    learnt.priorOf(predictedEr).after(look.interactions(), look.views()),
                                    settings.killShare() * predictedEr);
        }
    };

    private static final int LEAST_INTERACTIONS = 10;

    /**
     * The state of a variant at one moment.
     *
     * @param exposure the views whose interactions have come; 0 where that is not known of the persona
     */
    record Look(long minute, long minutesSincePost, long views, long interactions, double exposure) {

        boolean isRipe(AuditSettings settings) {
            return views >= settings.leastViews() && minutesSincePost >= settings.gracePeriodMinutes();
        }
    }

    abstract boolean kills(Look look, double predictedEr, Learnt learnt, AuditSettings settings);

    /** The first look at which the rule kills; null where it never does. */
    @Nullable Look firstKill(Iterable<Look> looks, double predictedEr, Learnt learnt, AuditSettings settings) {
        for (Look look : looks) {
            if (kills(look, predictedEr, learnt, settings)) {
                return look;
            }
        }
        return null;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
