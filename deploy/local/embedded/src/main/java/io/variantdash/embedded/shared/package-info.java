/** Servers that all tests of a JVM share. */
@NullMarked
package io.variantdash.embedded.shared;

import org.jspecify.annotations.NullMarked;
