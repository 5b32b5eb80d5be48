/** What is asked of metrics, by itself; deploy/e2e asks running services. */
@NullMarked
package io.variantdash.checks.observability;

import org.jspecify.annotations.NullMarked;
