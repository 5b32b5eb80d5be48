/** Who watches what: subscribers by event loop and persona, what they are told, and when they count as lost. */
@NullMarked
package io.variantdash.query.live.hub;

import org.jspecify.annotations.NullMarked;
