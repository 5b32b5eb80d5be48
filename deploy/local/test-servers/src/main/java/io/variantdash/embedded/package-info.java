/** The servers as resources of Quarkus tests. */
@NullMarked
package io.variantdash.embedded;

import org.jspecify.annotations.NullMarked;
