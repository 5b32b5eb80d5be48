/**
 * Statistics as pure functions of counts, without any framework.
 *
 * <p>From Apache Commons Numbers: {@code RegularizedBeta} (posterior probabilities), {@code RegularizedGamma},
 * {@code LogBeta} and {@code LogGamma} (evidence, confidence sequence, likelihoods), {@code Digamma} and {@code Trigamma}
 * (moments of logarithms of rates), {@code BrentSolver} (ends of intervals). From Commons Statistics:
 * {@code NormalDistribution} and {@code ChiSquaredDistribution} (p-values). From Commons Math: {@code SimplexOptimizer} and
 * {@code BrentOptimizer} (maximum likelihood), {@code GaussIntegratorFactory} (nodes of quadrature). From Commons RNG: random
 * numbers, in tests only, because figures must not differ between two looks at the same counts.
 *
 * <p>Our own, because none of them has it: quantiles of a Beta distribution with a small mean (the library's are exact to
 * 10⁻⁹, which is 0.1 % of a rate of 10⁻⁶), the beta-binomial distribution, logarithms of incomplete functions below 10⁻²⁹⁰,
 * and quadrature that shares one grid among hundreds of distributions.
 */
@NullMarked
package io.variantdash.query.optimization.stats;

import org.jspecify.annotations.NullMarked;
