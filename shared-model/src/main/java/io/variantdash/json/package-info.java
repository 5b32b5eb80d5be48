/** JSON text in canonical form (RFC 8785). */
@NullMarked
package io.variantdash.json;

import org.jspecify.annotations.NullMarked;
