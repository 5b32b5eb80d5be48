/** How old what the dashboards show may be: whether events reach them, and when the newest happened. */
@NullMarked
package io.variantdash.query.freshness;

import org.jspecify.annotations.NullMarked;
