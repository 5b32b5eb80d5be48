/** The whole system through its packaged services, as a producer and a dashboard meet it. */
@NullMarked
package io.variantdash.endtoend;

import org.jspecify.annotations.NullMarked;
