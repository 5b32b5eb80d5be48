/** What log lines say beside their words, for programs that collect them. */
@NullMarked
package io.variantdash.query.log;

import org.jspecify.annotations.NullMarked;
