@NullMarked
package io.variantdash.local.letters;

import org.jspecify.annotations.NullMarked;
