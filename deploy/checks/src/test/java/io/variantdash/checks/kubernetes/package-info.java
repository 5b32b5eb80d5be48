/** The manifests, by themselves and against what they deploy. */
@NullMarked
package io.variantdash.checks.kubernetes;

import org.jspecify.annotations.NullMarked;
