/** Who did what, and who was refused. */
@NullMarked
package io.variantdash.query.audit;

import org.jspecify.annotations.NullMarked;
