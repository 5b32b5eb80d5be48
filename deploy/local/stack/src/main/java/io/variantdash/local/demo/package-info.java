/** Plays the simulated personas into a broker for as long as the stack runs, so that a dashboard has something to show. */
@NullMarked
package io.variantdash.local.demo;

import org.jspecify.annotations.NullMarked;
