/** What can happen to replicas that decide, each in a class of its own. */
@NullMarked
package io.variantdash.endtoend.enginefault;

import org.jspecify.annotations.NullMarked;
