/** The event contract: what monitors may send. */
@NullMarked
package io.variantdash.event;

import org.jspecify.annotations.NullMarked;
