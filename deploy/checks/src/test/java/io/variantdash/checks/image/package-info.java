/** The images, as far as they can be looked at without an engine. */
@NullMarked
package io.variantdash.checks.image;

import org.jspecify.annotations.NullMarked;
