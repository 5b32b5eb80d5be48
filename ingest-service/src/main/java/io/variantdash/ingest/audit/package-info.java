/** The trail of every accepted event. */
@NullMarked
package io.variantdash.ingest.audit;

import org.jspecify.annotations.NullMarked;
