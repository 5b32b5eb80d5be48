/** Options that commands share, as mixins of picocli. */
@NullMarked
package io.variantdash.testkit.option;

import org.jspecify.annotations.NullMarked;
