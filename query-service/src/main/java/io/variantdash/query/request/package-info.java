/** What requests carry, checked on arrival. */
@NullMarked
package io.variantdash.query.request;

import org.jspecify.annotations.NullMarked;
