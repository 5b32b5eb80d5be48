/** Starts the parts of the system in the right order, watches them, and stops them all. */
@NullMarked
package io.variantdash.local.stack;

import org.jspecify.annotations.NullMarked;
