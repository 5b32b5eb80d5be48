package io.variantdash.query.optimization.learning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.optimization.learning.Learnt.Source;
import io.variantdash.query.optimization.stats.calibration.CalibrationLikelihoodRatio;
import io.variantdash.query.optimization.stats.exposure.ExposureFit;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.posterior.FittedPrior;
import io.variantdash.query.optimization.stats.posterior.PriorFit;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Learns from stored history. A persona with too little of its own learns from all personas together. Each replica learns for
 * itself, again every 10 minutes.
 */
@ApplicationScoped
public class Learning {

    private static final Duration REFIT = Duration.ofMinutes(10);
    private static final int MOST_PERSONAS_KEPT = 10_000;

    /** Of the week for which minutes are kept. */
    private static final Duration MINUTES = Duration.ofDays(7);

    private static final int VARIANTS_OF_A_PERSONA = 60;
    private static final int PERSONAS = 20;
    private static final int VARIANTS_OF_EACH = 3;

    private final OutcomeHistory outcomes;
    private final MinuteHistory minutes;
    private final boolean pooled;
    private final Cache<String, Learnt> ofPersonas = Caffeine.newBuilder()
            .expireAfterWrite(REFIT)
            .maximumSize(MOST_PERSONAS_KEPT)
            .build();
    private final Cache<Source, Learnt> ofAll =
            Caffeine.newBuilder().expireAfterWrite(REFIT).build();

    Learning(OutcomeHistory outcomes, MinuteHistory minutes, DashboardConfig config) {
        this.outcomes = outcomes;
        this.minutes = minutes;
        this.pooled = config.decisions().learnFromAllPersonas();
    }

    /** What is known about new variants of a persona. */
    public Learnt of(PersonaId persona, Instant now) {
        return ofPersonas.get(persona.value(), key -> learn(key, now));
    }

    private Learnt learn(String persona, Instant now) {
        Optional<CalibrationLikelihoodRatio> calibration =
                CalibrationLikelihoodRatio.of(outcomes.ofPersona(persona, now));
        Optional<ExposureModel> exposure =
                ExposureFit.of(minutes.ofPersona(persona, now.minus(MINUTES), now, VARIANTS_OF_A_PERSONA));
        Learnt others = calibration.isPresent() && exposure.isPresent() ? Learnt.nothing(now) : ofAll(now);
        FittedPrior fitted = calibration.map(CalibrationLikelihoodRatio::fitted).orElse(null);
        return new Learnt(
                fitted == null ? others.source() : Source.PERSONA,
                fitted == null ? others.prior() : fitted.prior(),
                fitted == null ? others.sample() : fitted.variants(),
                now,
                calibration.orElse(null),
                exposure.orElse(others.exposure()),
                exposure.isPresent() ? Source.PERSONA : others.exposureSource());
    }

    private Learnt ofAll(Instant now) {
        return pooled ? ofAll.get(Source.ALL_PERSONAS, key -> learnFromAll(now)) : Learnt.nothing(now);
    }

    private Learnt learnFromAll(Instant now) {
        FittedPrior fitted = PriorFit.of(outcomes.ofAllPersonas(now)).orElse(null);
        ExposureModel exposure = ExposureFit.of(
                        minutes.ofAllPersonas(PERSONAS, now.minus(MINUTES), now, VARIANTS_OF_EACH))
                .orElse(null);
        return new Learnt(
                source(fitted),
                fitted == null ? null : fitted.prior(),
                fitted == null ? 0 : fitted.variants(),
                now,
                null,
                exposure,
                source(exposure));
    }

    private static Source source(@Nullable Object fitted) {
        return fitted == null ? Source.NONE : Source.ALL_PERSONAS;
    }
}
