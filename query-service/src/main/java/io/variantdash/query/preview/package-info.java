/** Long texts in lists: as much of them as a list has room for. */
@NullMarked
package io.variantdash.query.preview;

import org.jspecify.annotations.NullMarked;
