/** The words of the fatigue detector on patterns. */
@NullMarked
package io.variantdash.ingest.fatigue;

import org.jspecify.annotations.NullMarked;
