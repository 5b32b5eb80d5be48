/** What can happen to live updates, each in a class of its own. */
@NullMarked
package io.variantdash.endtoend.livefault;

import org.jspecify.annotations.NullMarked;
