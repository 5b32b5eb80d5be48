/** When the service can work. */
@NullMarked
package io.variantdash.query.health;

import org.jspecify.annotations.NullMarked;
