/** Who the made-up personas are: how they write, and how well each of their patterns really does. */
@NullMarked
package io.variantdash.local.demo.persona;

import org.jspecify.annotations.NullMarked;
