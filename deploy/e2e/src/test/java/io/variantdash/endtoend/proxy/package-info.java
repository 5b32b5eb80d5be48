/** Shows that the proxy reads what it must understand, and fails only as it is told. */
@NullMarked
package io.variantdash.endtoend.proxy;

import org.jspecify.annotations.NullMarked;
