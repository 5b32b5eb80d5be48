/** Shows that the oracle answers by the rules, and that its comparison finds what is wrong. */
@NullMarked
package io.variantdash.oracle;

import org.jspecify.annotations.NullMarked;
