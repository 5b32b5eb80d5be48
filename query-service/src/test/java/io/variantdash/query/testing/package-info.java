/** What tests share: a database with rows, a stream with updates, and the contract to hold answers against. */
@NullMarked
package io.variantdash.query.testing;

import org.jspecify.annotations.NullMarked;
