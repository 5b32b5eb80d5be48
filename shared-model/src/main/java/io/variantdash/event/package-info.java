/** The event contract: what monitors may send, how it is read and what makes two messages the same event. */
@NullMarked
package io.variantdash.event;

import org.jspecify.annotations.NullMarked;
