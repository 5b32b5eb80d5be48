/** What more replicas bring, on one machine that has room for them. */
@NullMarked
package io.variantdash.bench.scale;

import org.jspecify.annotations.NullMarked;
