/** The migrations on a real PostgreSQL. */
@NullMarked
package io.variantdash.migration;

import org.jspecify.annotations.NullMarked;
