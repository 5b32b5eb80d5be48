/** The plans of all statements over as much data as a busy month leaves. */
@NullMarked
package io.variantdash.query.plans;

import org.jspecify.annotations.NullMarked;
