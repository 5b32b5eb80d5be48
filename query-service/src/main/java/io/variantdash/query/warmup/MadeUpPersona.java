package io.variantdash.query.warmup;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.optimization.decision.Rules;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.Learnt.Source;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.exposure.HourFactors;
import io.variantdash.query.optimization.stats.exposure.MinuteTotals;
import io.variantdash.query.optimization.stats.exposure.VariantExposure;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import io.variantdash.query.optimization.stats.posterior.PriorStrength;
import io.variantdash.update.DashboardUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A persona that does not exist, with variants that differ. */
public final class MadeUpPersona {

    public static final String ID = "made-up";

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00.123456Z");
    private static final long MINUTE = NOW.getEpochSecond() / 60;
    private static final ExposureModel EXPOSURE = new ExposureModel(HourFactors.NONE, 30, 1.5);
    private static final Learnt LEARNT = new Learnt(
            1,
            NOW,
            Source.PERSONA,
            new InformedPrior(new PriorStrength(5, 0.5, 0.05), 1),
            100,
            null,
            EXPOSURE,
            Source.PERSONA);

    private MadeUpPersona() {}

    /** What the engine says of so many variants. */
    public static Assessment assessment(int variants, Rules rules) {
        List<Candidate> candidates =
                IntStream.range(0, variants).mapToObj(MadeUpPersona::candidate).toList();
        Map<String, VariantExposure> exposures = candidates.stream()
                .collect(Collectors.toMap(
                        Candidate::id,
                        variant -> VariantExposure.of(
                                EXPOSURE, List.of(new MinuteTotals(MINUTE, variant.views(), variant.interactions())))));
        return Assessment.of(candidates, LEARNT, exposures, rules, NOW);
    }

    /** One update of each kind, as it comes. */
    public static List<byte[]> updates() {
        return events().map(event -> DashboardUpdate.of(event, UUID.nameUUIDFromBytes(new byte[] {1}))
                        .toJson())
                .toList();
    }

    private static Candidate candidate(int number) {
        long views = 100L * (number + 1);
        return new Candidate(
                "variant-" + number,
                "Which of these is it?",
                0.03 + 0.001 * number,
                "pattern-" + number % 5,
                NOW.minusSeconds(3_600L * (number + 1)),
                NOW.minusSeconds(30),
                views * (2 + number % 6) / 100,
                views);
    }

    private static Stream<MonitorEvent> events() {
        return Stream.of(
                new PerformanceUpdate(null, ID, "variant-0", 2500, 150, 0.06, NOW),
                new VariantPosted(
                        null, ID, "variant-1", "Is it \u00fc?", 0.05, "pattern-1", VariantStatus.ACTIVE, NOW, NOW),
                new EarlyKill(null, ID, "variant-2", "too low", 0.01, 900, NOW, NOW),
                new PatternFatigue(null, ID, "pattern-1", 5, 0.85, "Rest it", NOW),
                new OptimizationAlert(
                        null,
                        ID,
                        "scale_winner",
                        Priority.HIGH,
                        "Use it more",
                        "It does well",
                        "Use it",
                        "It is better",
                        null,
                        null,
                        "variant-0",
                        null,
                        null,
                        NOW));
    }
}
