/** The benchmarks of the system: one subcommand, and one package, each. */
@NullMarked
package io.variantdash.bench;

import org.jspecify.annotations.NullMarked;
