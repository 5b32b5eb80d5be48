package io.variantdash.local.demo.simulation;

import io.variantdash.local.demo.persona.ContentPattern;
import java.time.Duration;

/**
 * A post to be, and how it will fare.
 *
 * @param trueEr what the predictor does not know: the share of views that will earn an interaction
 * @param audience the views it would get if it lived for ever
 * @param decay the time in which the views become fewer by a factor of e
 * @param life when it is completed, unless it is killed before
 */
record Draft(
        String content,
        ContentPattern pattern,
        double predictedEr,
        double trueEr,
        double audience,
        Duration decay,
        Duration life) {}
