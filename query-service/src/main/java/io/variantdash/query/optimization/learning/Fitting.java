package io.variantdash.query.optimization.learning;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.optimization.learning.Learnt.Bias;
import io.variantdash.query.optimization.learning.Learnt.Source;
import io.variantdash.query.optimization.stats.calibration.CalibrationLikelihoodRatio;
import io.variantdash.query.optimization.stats.exposure.ExposureFit;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.exposure.FittedExposure;
import io.variantdash.query.optimization.stats.posterior.FittedPrior;
import io.variantdash.query.optimization.stats.posterior.PriorFit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Learns from stored history. What a persona has too little history for comes from all personas together, and what it has
 * little of is shrunk towards that.
 */
@ApplicationScoped
public class Fitting {

    /** Of the week for which minutes are kept. */
    private static final Duration MINUTES = Duration.ofDays(7);

    private static final int VARIANTS_OF_A_PERSONA = 60;
    private static final int PERSONAS = 20;
    private static final int VARIANTS_OF_EACH = 3;
    private static final int MOST_PERSONAS_LISTED = 10_000;

    private final OutcomeHistory outcomes;
    private final MinuteHistory minutes;
    private final LearntParameters parameters;
    private final Learning learning;
    private final boolean pooled;

    Fitting(
            OutcomeHistory outcomes,
            MinuteHistory minutes,
            LearntParameters parameters,
            Learning learning,
            DashboardConfig config) {
        this.outcomes = outcomes;
        this.minutes = minutes;
        this.parameters = parameters;
        this.learning = learning;
        this.pooled = config.decisions().learnFromAllPersonas();
    }

    /** Personas that may have something to learn from, some thousands at most. */
    public List<String> personas() {
        return outcomes.personas(MOST_PERSONAS_LISTED);
    }

    /** Whether nothing is stored of the persona, so that there is nothing that was learnt of it. */
    public boolean isGone(String persona) {
        return !persona.equals(ParametersRecord.ALL) && !outcomes.isKnown(persona);
    }

    /**
     * What the history teaches now about a persona, or about {@link ParametersRecord#ALL}; empty where that is what is known
     * already, or nothing.
     */
    public Optional<Learnt> fit(String persona, Instant now) {
        Learnt before = parameters.of(persona);
        Learnt all = learning.ofAll();
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        Learnt fitted;
        if (persona.equals(ParametersRecord.ALL)) {
            fitted = pooled ? ofAll(at) : Learnt.NOTHING;
        } else {
            fitted = ofPersona(persona, all, at);
        }
        boolean ownsNothing = fitted.source() != Source.PERSONA && fitted.exposureSource() != Source.PERSONA;
        if (before == null && (persona.equals(ParametersRecord.ALL) ? isNothing(fitted) : ownsNothing)) {
            return Optional.empty();
        }
        if (before != null && before.as(0, at).equals(fitted.as(0, at))) {
            return Optional.empty();
        }
        long least = Math.max(before == null ? 0 : before.version(), all.version()) + 1;
        return Optional.of(fitted.as(Math.max(least, at.getEpochSecond()), at));
    }

    private Learnt ofPersona(String persona, Learnt all, Instant now) {
        Optional<PriorFit> fit = PriorFit.to(outcomes.ofPersona(persona, now));
        FittedPrior prior = fit.map(own -> own.bestNear(all.prior())).orElse(null);
        FittedExposure exposure = ExposureFit.fitted(
                        minutes.ofPersona(persona, now.minus(MINUTES), now, VARIANTS_OF_A_PERSONA))
                .orElse(null);
        return new Learnt(
                0,
                now,
                prior == null ? all.source() : Source.PERSONA,
                prior == null ? all.prior() : prior.prior(),
                prior == null ? all.sample() : prior.variants(),
                fit.map(CalibrationLikelihoodRatio::of).map(Bias::of).orElse(null),
                exposure == null ? all.exposure() : exposure.near(all.exposure()),
                exposure == null ? all.exposureSource() : Source.PERSONA);
    }

    private Learnt ofAll(Instant now) {
        FittedPrior prior = PriorFit.of(outcomes.ofAllPersonas(now)).orElse(null);
        ExposureModel exposure = ExposureFit.of(
                        minutes.ofAllPersonas(PERSONAS, now.minus(MINUTES), now, VARIANTS_OF_EACH))
                .orElse(null);
        return new Learnt(
                0,
                now,
                source(prior),
                prior == null ? null : prior.prior(),
                prior == null ? 0 : prior.variants(),
                null,
                exposure,
                source(exposure));
    }

    private static boolean isNothing(Learnt fitted) {
        return fitted.prior() == null && fitted.exposure() == null;
    }

    private static Source source(@Nullable Object fitted) {
        return fitted == null ? Source.NONE : Source.ALL_PERSONAS;
    }
}
