/** Requests as bytes, which no client library would send. */
@NullMarked
package io.variantdash.query.testing.raw;

import org.jspecify.annotations.NullMarked;
