/**
 * Raises and clears suggestions as alerts, each once. The partitions of {@code dashboard.updates} are shared among the
 * replicas by a consumer group, and so are the personas; what a replica sees of them comes from its own reading of the stream.
 */
@NullMarked
package io.variantdash.query.engine;

import org.jspecify.annotations.NullMarked;
