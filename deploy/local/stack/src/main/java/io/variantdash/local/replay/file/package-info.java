/** The file of measured variants: read line by line, with the place of what is malformed. */
@NullMarked
package io.variantdash.local.replay.file;

import org.jspecify.annotations.NullMarked;
