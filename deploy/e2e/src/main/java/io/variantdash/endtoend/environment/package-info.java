/** The real servers and services that the tests are rough with, and what can be seen of them from outside. */
@NullMarked
package io.variantdash.endtoend.environment;

import org.jspecify.annotations.NullMarked;
