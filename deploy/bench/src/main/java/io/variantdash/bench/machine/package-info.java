/** What the machine is and how much of it each process uses. */
@NullMarked
package io.variantdash.bench.machine;

import org.jspecify.annotations.NullMarked;
