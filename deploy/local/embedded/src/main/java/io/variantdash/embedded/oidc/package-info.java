/** A real OpenID Connect issuer that any test, and the local stack, can start without a network. */
@NullMarked
package io.variantdash.embedded.oidc;

import org.jspecify.annotations.NullMarked;
