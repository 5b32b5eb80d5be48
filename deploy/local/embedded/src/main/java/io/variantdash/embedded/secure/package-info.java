/** Servers that ask who a client is, and grant what the manifests grant. */
@NullMarked
package io.variantdash.embedded.secure;

import org.jspecify.annotations.NullMarked;
