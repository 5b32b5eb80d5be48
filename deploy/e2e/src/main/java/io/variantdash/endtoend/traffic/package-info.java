/** What monitors send: made-up events at a steady rate, and records that must be refused. */
@NullMarked
package io.variantdash.endtoend.traffic;

import org.jspecify.annotations.NullMarked;
