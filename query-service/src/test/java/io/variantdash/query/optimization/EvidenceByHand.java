package io.variantdash.query.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Works out every figure of a suggestion again, from nothing but its JSON and the formulas of the statistics, as a person with
 * a table of functions would: nothing of the service computes here.
 */
public final class EvidenceByHand {

    private static final double CLOSE = 1e-6;

    /** Of what is the result of a long sum, or of looking for a root. */
    private static final double NEAR = 1e-4;

    /** What stands is held by a little less than it took to raise it. */
    private static final double HELD = 0.8;

    private EvidenceByHand() {}

    /** Fails where a figure is another than the numbers beside it say, or where the suggestion has no ground in them. */
    public static void check(JsonNode suggestion) {
        JsonNode evidence = suggestion.path("evidence");
        String type = suggestion.path("type").asText();
        assertThat(suggestion.path("why").asText()).as(type).isNotBlank();
        assertThat(evidence.path("as_of").asText()).as(type).isNotBlank();
        switch (type) {
            case "early_kill_candidate" -> kill(evidence);
            case "better_used_elsewhere" -> elsewhere(evidence);
            case "scale_winner" ->
                winner(evidence, suggestion.path("variant_id").asText());
            case "pattern_optimization" -> pattern(evidence, true);
            case "pattern_opportunity" -> pattern(evidence, false);
            case "pattern_fatigue" -> fatigue(evidence);
            case "prediction_calibration" -> calibration(evidence);
            case "allocation" -> shares(evidence);
            case "data_quality" -> quality(evidence);
            default -> throw new AssertionError("No figures are known of " + type);
        }
    }

    private static void kill(JsonNode evidence) {
        counts(evidence);
        double s = number(evidence, "interactions");
        double f = number(evidence, "views") - s;
        double predicted = number(evidence, "predicted_er");
        double kill = number(evidence, "kill_share") * predicted;
        double safe = number(evidence, "protected_share") * predicted;
        JsonNode exposure = evidence.path("exposure");
        double logarithm = exposure.isNull()
                ? LogBeta.value(1 + s, 1 + f)
                        + Math.log(RegularizedBeta.value(kill, 1 + s, 1 + f))
                        - Math.log(kill)
                        - s * Math.log(safe)
                        - f * Math.log1p(-safe)
                : ofExposure(
                        s / number(exposure, "dispersion"),
                        number(exposure, "views") / number(exposure, "dispersion"),
                        kill,
                        safe);
        same(evidence, "ln_evidence", logarithm, Math.max(1, Math.abs(logarithm)) * CLOSE);
        double below = RegularizedBeta.value(
                kill, number(evidence.path("prior"), "a") + s, number(evidence.path("prior"), "b") + f);
        same(evidence, "probability_below", below, CLOSE);
        if (evidence.path("rule").asText().equals("e1")) {
            assertThat(logarithm).isGreaterThanOrEqualTo(-Math.log(number(evidence, "false_kill_rate") / HELD));
        } else {
            assertThat(below).isGreaterThanOrEqualTo(HELD * number(evidence, "threshold") - CLOSE);
        }
        for (String end : List.of("low", "high")) {
            double rate = number(evidence.path("interval"), end);
            if (rate > 0 && rate < 1) {
                assertThat(logMixture(rate, s, f)).as(end).isEqualTo(Math.log(20), within(NEAR));
            }
        }
    }

    /** E1 with interactions that come later, or in clusters. */
    private static double ofExposure(double s, double n, double kill, double safe) {
        return LogGamma.value(s + 1)
                + Math.log(RegularizedGamma.P.value(s + 1, kill * n))
                + safe * n
                - (s + 1) * Math.log(n)
                - Math.log(kill)
                - s * Math.log(safe);
    }

    /** That of the interval which is tightest at 1,000 views. */
    private static double logMixture(double rate, double s, double f) {
        double mixture = 1000 / (2 * Math.log(20) + Math.log1p(2 * Math.log(20))) - 1;
        return LogBeta.value(rate * mixture + s, (1 - rate) * mixture + f)
                - LogBeta.value(rate * mixture, (1 - rate) * mixture)
                - s * Math.log(rate)
                - f * Math.log1p(-rate);
    }

    private static void elsewhere(JsonNode evidence) {
        counts(evidence);
        double s = number(evidence, "interactions");
        double bound = Math.min(number(evidence, "predicted_er"), number(evidence, "others_er"));
        double probability = RegularizedBeta.value(
                bound,
                number(evidence.path("prior"), "a") + s,
                number(evidence.path("prior"), "b") + number(evidence, "views") - s);
        same(evidence, "probability", probability, CLOSE);
        assertThat(probability).isGreaterThanOrEqualTo(0.9 - CLOSE);
    }

    private static void winner(JsonNode evidence, String variant) {
        counts(evidence);
        List<BetaDistribution> others = new ArrayList<>();
        @Nullable BetaDistribution own = null;
        double highest = 0;
        for (JsonNode compared : evidence.path("compared")) {
            var beta = BetaDistribution.of(number(compared, "a"), number(compared, "b"));
            highest = Math.max(highest, beta.inverseSurvivalProbability(1e-9));
            if (compared.path("variant_id").asText().equals(variant)) {
                own = beta;
            } else {
                others.add(beta);
            }
        }
        BetaDistribution winner = Objects.requireNonNull(own, "the winner is one of those compared");
        DoubleUnaryOperator allBelow = rate -> others.stream()
                .mapToDouble(beta -> beta.cumulativeProbability(rate))
                .reduce(1, (a, b) -> a * b);
        double best = integral(
                rate -> winner.density(rate) * allBelow.applyAsDouble(rate),
                winner.inverseCumulativeProbability(1e-9),
                winner.inverseSurvivalProbability(1e-9));
        double loss =
                integral(rate -> winner.cumulativeProbability(rate) * (1 - allBelow.applyAsDouble(rate)), 0, highest);
        same(evidence, "probability_best", best, NEAR);
        same(evidence, "expected_loss", loss, NEAR);
        assertThat(best).isGreaterThan(0.9 - NEAR);
    }

    private static void pattern(JsonNode evidence, boolean failing) {
        double views = number(evidence, "views");
        double interactions = number(evidence, "interactions");
        double dispersion = number(evidence, "dispersion");
        double reference = number(evidence, "reference_er");
        same(evidence, "actual_er", interactions / views, CLOSE);
        double a = 0.5 + interactions / dispersion;
        double b = 0.5 + (views - interactions) / dispersion;
        double probability =
                failing ? RegularizedBeta.value(reference / 2, a, b) : RegularizedBeta.complement(reference, a, b);
        same(evidence, "probability", probability, CLOSE);
        assertThat(probability).isGreaterThanOrEqualTo(0.9 - CLOSE);
    }

    private static void fatigue(JsonNode evidence) {
        double posts = number(evidence, "posts");
        double score = number(evidence, "fatigue_score");
        double even = number(evidence, "all_posts") / number(evidence, "patterns");
        double ours = number(evidence, "all_posts") > 14 ? clamp(posts / even - 1) : clamp(posts / 6);
        if (evidence.path("basis").asText().equals("detector")) {
            assertThat(score).isGreaterThan(ours);
        } else {
            assertThat(score).isEqualTo(ours, within(CLOSE));
        }
        List<String> fired = new ArrayList<>();
        evidence.path("fired").forEach(sign -> fired.add(sign.asText()));
        assertThat(fired).isNotEmpty();
        if (fired.contains("use")) {
            assertThat(score).isGreaterThanOrEqualTo(HELD * 0.5 - CLOSE);
        }
        JsonNode effect = evidence.path("effect");
        if (!effect.isNull()) {
            effect(effect, fired.contains("effect"));
        }
    }

    private static void effect(JsonNode effect, boolean fired) {
        double strength = number(effect, "strength");
        double[] othersNow = posterior(effect.path("others_recent"), 0.5, 0.5);
        double[] othersThen = posterior(effect.path("others_earlier"), 0.5, 0.5);
        double[] now =
                posterior(effect.path("recent"), strength, Math.max(0.5, strength * othersNow[1] / othersNow[0]));
        double[] then =
                posterior(effect.path("earlier"), strength, Math.max(0.5, strength * othersThen[1] / othersThen[0]));
        double mean = 0;
        double variance = 0;
        double[][] rates = {now, then, othersThen, othersNow};
        for (int i = 0; i < rates.length; i++) {
            double sum = rates[i][0] + rates[i][1];
            mean += (i % 2 == 0 ? 1 : -1) * (Digamma.value(rates[i][0]) - Digamma.value(sum));
            variance += Trigamma.value(rates[i][0]) - Trigamma.value(sum);
        }
        double deviation = Math.sqrt(variance);
        double z = (Math.log(0.8) - mean) / deviation;
        double probability = 1 - 0.5 * Erfc.value(z / Math.sqrt(2));
        same(effect, "ratio", Math.exp(mean), Math.exp(mean) * CLOSE);
        same(effect, "probability", probability, CLOSE);
        same(effect.path("interval"), "low", Math.exp(mean - 1.959963984540054 * deviation), NEAR);
        if (fired) {
            assertThat(probability).isGreaterThan(HELD * 0.9 - CLOSE);
        }
    }

    private static double[] posterior(JsonNode counts, double a, double b) {
        double dispersion = number(counts, "dispersion");
        double interactions = number(counts, "interactions");
        return new double[] {a + interactions / dispersion, b + (number(counts, "views") - interactions) / dispersion};
    }

    private static void calibration(JsonNode evidence) {
        if (evidence.has("posted")) {
            double posted = number(evidence, "posted");
            double killed = number(evidence, "killed");
            same(evidence, "kill_rate", killed / posted, CLOSE);
            double probability = RegularizedBeta.complement(0.3, 0.5 + killed, 0.5 + posted - killed);
            same(evidence, "probability", probability, CLOSE);
            assertThat(probability).isGreaterThanOrEqualTo(0.9 - CLOSE);
        } else {
            double probability = Erfc.value(Math.sqrt(number(evidence, "likelihood_ratio") / 2));
            same(evidence, "p_value", probability, CLOSE);
            assertThat(probability).isLessThan(0.01 / HELD);
            assertThat(number(evidence, "factor"))
                    .isBetween(number(evidence.path("interval"), "low"), number(evidence.path("interval"), "high"));
        }
    }

    private static void shares(JsonNode evidence) {
        JsonNode listed = evidence.path("shares");
        double variants = number(evidence, "variants");
        same(evidence, "gain", number(evidence, "shared_er") / number(evidence, "even_er") - 1, CLOSE);
        assertThat(number(evidence, "gain")).isGreaterThanOrEqualTo(HELD * 0.1 - CLOSE);
        if (listed.size() < variants) {
            return;
        }
        double weights = 0;
        double even = 0;
        double shared = 0;
        for (JsonNode share : listed) {
            weights += weight(share);
            even += number(share, "expected_er") / variants;
            shared += number(share, "expected_er") * number(share, "share");
        }
        same(evidence, "even_er", even, CLOSE);
        same(evidence, "shared_er", shared, CLOSE);
        for (JsonNode share : listed) {
            same(share, "share", 0.01 + (1 - 0.01 * variants) * weight(share) / weights, CLOSE);
        }
    }

    private static double weight(JsonNode share) {
        return number(share, "probability_best") * (0.5 + 0.5 * number(share, "freshness"));
    }

    private static void quality(JsonNode evidence) {
        assertThat(Math.abs(number(evidence, "observed")))
                .as(evidence.path("check").asText())
                .isGreaterThanOrEqualTo(HELD * number(evidence, "limit"));
    }

    private static void counts(JsonNode evidence) {
        same(evidence, "actual_er", number(evidence, "interactions") / number(evidence, "views"), CLOSE);
    }

    /** Simpson's rule. */
    private static double integral(DoubleUnaryOperator function, double from, double to) {
        int steps = 2_000;
        double width = (to - from) / steps;
        double sum = function.applyAsDouble(from) + function.applyAsDouble(to);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * function.applyAsDouble(from + i * width);
        }
        return sum * width / 3;
    }

    private static double clamp(double score) {
        return Math.max(0, Math.min(1, score));
    }

    private static void same(JsonNode node, String field, double expected, double tolerance) {
        assertThat(number(node, field)).as("%s of %s", field, node).isEqualTo(expected, within(tolerance));
    }

    private static double number(JsonNode node, String field) {
        assertThat(node.path(field).isNumber()).as("%s of %s", field, node).isTrue();
        return node.path(field).asDouble();
    }
}
