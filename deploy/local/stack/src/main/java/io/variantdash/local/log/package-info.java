/** Brings what the parts say onto one console, each line with the name of the part that said it. */
@NullMarked
package io.variantdash.local.log;

import org.jspecify.annotations.NullMarked;
