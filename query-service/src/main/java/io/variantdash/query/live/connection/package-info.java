/** One client's connection: its upgrade, what it sends, its limits, and its end. */
@NullMarked
package io.variantdash.query.live.connection;

import org.jspecify.annotations.NullMarked;
