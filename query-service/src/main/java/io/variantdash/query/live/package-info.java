/** The WebSocket: who watches, and what they are sent. */
@NullMarked
package io.variantdash.query.live;

import org.jspecify.annotations.NullMarked;
