/** The system under test, with the settings that every benchmark uses. */
@NullMarked
package io.variantdash.bench.testbed;

import org.jspecify.annotations.NullMarked;
