/** Takes what arrives on the stream, and what is decided because of it, to all who watch. */
@NullMarked
package io.variantdash.query.live.broadcast;

import org.jspecify.annotations.NullMarked;
