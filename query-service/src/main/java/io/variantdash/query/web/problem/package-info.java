/** Errors as RFC 9457 problems. */
@NullMarked
package io.variantdash.query.web.problem;

import org.jspecify.annotations.NullMarked;
