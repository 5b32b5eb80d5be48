/** Holds the published documents and the code together. */
@NullMarked
package io.variantdash.contract;

import org.jspecify.annotations.NullMarked;
