/** Quick faults on real processes in every build, and that fault scenarios notice what is wrong. */
@NullMarked
package io.variantdash.endtoend.scenario;

import org.jspecify.annotations.NullMarked;
