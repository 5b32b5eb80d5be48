/** Who there is. */
@NullMarked
package io.variantdash.query.personas;

import org.jspecify.annotations.NullMarked;
