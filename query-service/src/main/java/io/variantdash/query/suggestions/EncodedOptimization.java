package io.variantdash.query.suggestions;

import jakarta.ws.rs.core.EntityTag;

/**
 * An answer as it is sent. The array is shared by all answers, and never changes.
 *
 * @param tag names all of it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record EncodedOptimization(byte[] json, EntityTag tag) {}
