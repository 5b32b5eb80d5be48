/** Who may ask, and about which personas. */
@NullMarked
package io.variantdash.query.access;

import org.jspecify.annotations.NullMarked;
