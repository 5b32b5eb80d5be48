/** The system as it is in production: locked, with people who sign in at an issuer. */
@NullMarked
package io.variantdash.endtoend.access;

import org.jspecify.annotations.NullMarked;
