/** Tests of the whole system that are started by hand: {@code deploy/e2e/run}. */
@NullMarked
package io.variantdash.endtoend;

import org.jspecify.annotations.NullMarked;
