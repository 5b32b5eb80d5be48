package io.variantdash.query.live.decision;

import io.variantdash.query.optimization.decision.Decision;
import io.variantdash.query.stream.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says of all active variants of a persona.
 *
 * @param asOf nothing that was published up to here is missing in it; null while there is no stream
 * @param parametersVersion which of the learnt parameters it rests on
 * @param variants by id
 */
public record PersonaDecisions(@Nullable Position asOf, long parametersVersion, Map<String, Decision> variants) {}
