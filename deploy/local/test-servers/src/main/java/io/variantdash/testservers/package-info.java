/** The servers as resources of Quarkus tests. */
@NullMarked
package io.variantdash.testservers;

import org.jspecify.annotations.NullMarked;
