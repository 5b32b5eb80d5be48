/** Who did what, and who was refused. */
@NullMarked
package io.variantdash.ingest.audit;

import org.jspecify.annotations.NullMarked;
