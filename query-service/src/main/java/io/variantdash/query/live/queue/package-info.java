/** Frames on their way to one client: what waits, in which order, and when a client is too slow. */
@NullMarked
package io.variantdash.query.live.queue;

import org.jspecify.annotations.NullMarked;
