/** Errors as RFC 9457 problems. */
@NullMarked
package io.variantdash.query.problem;

import org.jspecify.annotations.NullMarked;
