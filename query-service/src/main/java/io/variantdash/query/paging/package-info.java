/** Lists in pages: limits and cursors. */
@NullMarked
package io.variantdash.query.paging;

import org.jspecify.annotations.NullMarked;
