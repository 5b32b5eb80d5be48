/** Plays measured variants from a file as the events that monitors would have sent. */
@NullMarked
package io.variantdash.local.replay;

import org.jspecify.annotations.NullMarked;
