/** A network that can be made to fail: between a client and a server, at the very message that matters. */
@NullMarked
package io.variantdash.endtoend.proxy;

import org.jspecify.annotations.NullMarked;
