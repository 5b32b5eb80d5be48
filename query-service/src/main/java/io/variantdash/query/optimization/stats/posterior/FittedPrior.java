package io.variantdash.query.optimization.stats.posterior;

/**
 * The prior that makes the outcomes most likely.
 *
 * @param logLikelihood ln of the likelihood of the outcomes' order, without binomial coefficients
 * @param variants how many variants it was fitted to
 */
public record FittedPrior(InformedPrior prior, double logLikelihood, int variants) {}
