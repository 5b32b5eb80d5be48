/** Connections that only pretend to ask; with {@code live.wire} the only package that knows internals of Netty and Vert.x. */
@NullMarked
package io.variantdash.query.web.slow;

import org.jspecify.annotations.NullMarked;
