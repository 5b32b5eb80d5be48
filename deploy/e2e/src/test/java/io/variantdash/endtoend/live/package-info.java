/** That what a dashboard missed, or saw twice or too late, is noticed. */
@NullMarked
package io.variantdash.endtoend.live;

import org.jspecify.annotations.NullMarked;
