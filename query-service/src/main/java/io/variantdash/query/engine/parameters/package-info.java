/**
 * What has been learnt, kept in the compacted topic {@code dashboard.parameters}: read completely before the replica is ready,
 * and followed from then on.
 */
@NullMarked
package io.variantdash.query.engine.parameters;

import org.jspecify.annotations.NullMarked;
