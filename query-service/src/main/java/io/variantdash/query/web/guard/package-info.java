/** What guards every answer and every address: the words for browsers, and how often one may ask. */
@NullMarked
package io.variantdash.query.web.guard;

import org.jspecify.annotations.NullMarked;
