/** Which settings there are. */
@NullMarked
package io.variantdash.checks.settings;

import org.jspecify.annotations.NullMarked;
