package io.variantdash.query.optimization.decision;

import io.variantdash.query.optimization.learning.Learning;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.MinuteHistory;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.exposure.MinuteTotals;
import io.variantdash.query.optimization.stats.exposure.VariantExposure;
import io.variantdash.query.optimization.stats.sequential.KillEvidence;
import io.variantdash.query.optimization.stats.sequential.KillRates;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much spoke against variants when they were killed, by what is known today of how interactions come. */
@ApplicationScoped
public class EvidenceAtKill {

    /** Of the variants of one page; those that do not fit are judged by their views. */
    private static final int MOST_MINUTES = 50_000;

    private final Learning learning;
    private final MinuteHistory minutes;
    private final DecisionEngine engine;

    EvidenceAtKill(Learning learning, MinuteHistory minutes, DecisionEngine engine) {
        this.learning = learning;
        this.minutes = minutes;
        this.engine = engine;
    }

    /** By variant, from 0 (none) to 1 (as much as a kill needs); without those that have no prediction. */
    public Map<String, Double> of(PersonaId persona, List<KilledVariant> killed) {
        List<KilledVariant> predicted = killed.stream()
                .filter(variant -> Candidate.isPrediction(variant.predictedEr()))
                .toList();
        Learnt learnt = learning.of(persona);
        Map<String, List<MinuteTotals>> courses = courses(persona, predicted, learnt.exposure());
        Rules rules = engine.rulesOf(persona);
        Map<String, Double> evidence = new HashMap<>();
        for (KilledVariant variant : predicted) {
            KillRates rates = rules.ratesOf(Objects.requireNonNull(variant.predictedEr()));
            evidence.put(
                    variant.id(),
                    evidence(variant, rates, learnt.exposure(), courses.getOrDefault(variant.id(), List.of()))
                            .meter(rules.falseKillRate()));
        }
        return evidence;
    }

    private Map<String, List<MinuteTotals>> courses(
            PersonaId persona, List<KilledVariant> variants, @Nullable ExposureModel model) {
        Map<String, Long> posts = new LinkedHashMap<>();
        for (KilledVariant variant : variants) {
            if (variant.postedAt() != null) {
                posts.put(variant.id(), Exposures.minute(variant.postedAt()) - 1);
            }
        }
        return model == null || posts.isEmpty()
                ? Map.of()
                : minutes.news(persona.value(), posts, earliestPost(variants), MOST_MINUTES);
    }

    private static Instant earliestPost(List<KilledVariant> variants) {
        return variants.stream()
                .map(KilledVariant::postedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minusSeconds(60);
    }

    private static KillEvidence evidence(
            KilledVariant variant, KillRates rates, @Nullable ExposureModel model, List<MinuteTotals> course) {
        long kill = Exposures.minute(variant.killedAt());
        // The minute of the kill may hold counts that came after it.
        List<MinuteTotals> before =
                course.stream().filter(row -> row.minute() < kill).toList();
        // Of what was killed within its first minute no course is known, as when the engine looked at it.
        if (model == null || before.isEmpty()) {
            return KillEvidence.inViews(rates, variant.interactions(), variant.views());
        }
        double exposure = VariantExposure.of(model, before)
                .at(model, kill, variant.views())
                .matured();
        return KillEvidence.inExposure(rates, (double) variant.interactions(), exposure, model.dispersion());
    }
}
