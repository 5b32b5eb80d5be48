/**
 * The network below a WebSocket: with {@code web.slow} the only package that knows internals of
 * Netty and Vert.x. One frame for thousands of
 * clients costs no promise, task or copy for each of them here, and whether a client takes what it is sent can be seen.
 */
@org.jspecify.annotations.NullMarked
package io.variantdash.query.live.wire;
