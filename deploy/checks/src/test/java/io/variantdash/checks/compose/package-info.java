/** The containers for one machine. */
@NullMarked
package io.variantdash.checks.compose;

import org.jspecify.annotations.NullMarked;
