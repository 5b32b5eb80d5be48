package io.variantdash.query.engine;

import io.variantdash.query.optimization.learning.Learnt;

/**
 * What has been learnt anew of a persona and is to be published.
 *
 * @param json the same as a record of the topic has it
 */
record NewParameters(String personaId, Learnt learnt, String json) {}
