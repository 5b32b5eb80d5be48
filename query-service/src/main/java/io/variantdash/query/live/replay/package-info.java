/** Frames that are remembered, for clients that reconnect. */
@NullMarked
package io.variantdash.query.live.replay;

import org.jspecify.annotations.NullMarked;
