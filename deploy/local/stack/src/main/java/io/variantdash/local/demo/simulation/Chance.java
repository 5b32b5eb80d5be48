package io.variantdash.local.demo.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** All randomness of a demo: asked the same in the same order, it answers the same for the same seed. */
final class Chance {

    private final UniformRandomProvider random;

    Chance(long seed) {
        random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    Duration between(Duration least, Duration most) {
        return least.plusMillis(random.nextLong(most.minus(least).toMillis()));
    }

    /** Half of the answers are below the median, two thirds within a factor of e^spread around it. */
    double around(double median, double spread) {
        return LogNormalDistribution.of(Math.log(median), spread)
                .createSampler(random)
                .sample();
    }

    /** How many of many come, when so many are expected. */
    int arrivals(double expected) {
        return expected > 0
                ? PoissonDistribution.of(expected).createSampler(random).sample()
                : 0;
    }

    /** How many of these it happens to. */
    int among(int trials, double probability) {
        return trials > 0
                ? BinomialDistribution.of(trials, probability)
                        .createSampler(random)
                        .sample()
                : 0;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T oneOf(List<T> choices, ToDoubleFunction<T> weight) {
        double left = random.nextDouble() * choices.stream().mapToDouble(weight).sum();
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        // Only rounding leads here.
        return choices.get(choices.size() - 1);
    }
}
