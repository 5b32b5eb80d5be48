/** Erasing a persona: what operators ask for, and the work on it, which any replica goes on with. */
@NullMarked
package io.variantdash.ingest.erasure;

import org.jspecify.annotations.NullMarked;
