/** The front door. */
@NullMarked
package io.variantdash.query.home;

import org.jspecify.annotations.NullMarked;
