/** How fast the query API answers while events arrive. */
@NullMarked
package io.variantdash.bench.rest;

import org.jspecify.annotations.NullMarked;
