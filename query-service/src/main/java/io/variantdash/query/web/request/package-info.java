/** What requests carry, checked on arrival. */
@NullMarked
package io.variantdash.query.web.request;

import org.jspecify.annotations.NullMarked;
