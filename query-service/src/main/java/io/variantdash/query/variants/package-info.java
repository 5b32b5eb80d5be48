/** What is running. */
@NullMarked
package io.variantdash.query.variants;

import org.jspecify.annotations.NullMarked;
