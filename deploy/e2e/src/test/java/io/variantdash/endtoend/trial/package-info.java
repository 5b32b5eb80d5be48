/** Quick faults on real processes in every build, and that trials notice what is wrong. */
@NullMarked
package io.variantdash.endtoend.trial;

import org.jspecify.annotations.NullMarked;
