/** Made-up personas that live on for as long as the stack runs, so that a dashboard has something to show. */
@NullMarked
package io.variantdash.local.demo;

import org.jspecify.annotations.NullMarked;
