/** The operations guide. */
@NullMarked
package io.variantdash.checks.guide;

import org.jspecify.annotations.NullMarked;
