/** Reads the fields of a message, each held against the contract. */
@NullMarked
package io.variantdash.event.field;

import org.jspecify.annotations.NullMarked;
