/** Tests of what guards every address. */
@NullMarked
package io.variantdash.query.web.guard;

import org.jspecify.annotations.NullMarked;
