/** Tests of the log of what people do. */
@NullMarked
package io.variantdash.query.audit;

import org.jspecify.annotations.NullMarked;
