/** What the value of a setting may be: how it is read, and the range that it is held against. */
@NullMarked
package io.variantdash.query.config.value;

import org.jspecify.annotations.NullMarked;
