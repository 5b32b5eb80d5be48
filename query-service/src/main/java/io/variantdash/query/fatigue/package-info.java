/** Which patterns are worn out. */
@NullMarked
package io.variantdash.query.fatigue;

import org.jspecify.annotations.NullMarked;
