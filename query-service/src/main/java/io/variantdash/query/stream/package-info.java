/** Reads dashboard.updates, all of it, on every replica. */
@NullMarked
package io.variantdash.query.stream;

import org.jspecify.annotations.NullMarked;
