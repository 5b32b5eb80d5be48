/** What the replay and the demo share of being a monitor. */
@NullMarked
package io.variantdash.local.monitor;

import org.jspecify.annotations.NullMarked;
