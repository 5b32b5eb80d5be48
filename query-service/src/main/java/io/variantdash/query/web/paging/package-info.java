/** Lists in pages: limits and cursors. */
@NullMarked
package io.variantdash.query.web.paging;

import org.jspecify.annotations.NullMarked;
