/** The servers that ask who a client is, as resources of Quarkus tests. */
@NullMarked
package io.variantdash.embedded.secure;

import org.jspecify.annotations.NullMarked;
