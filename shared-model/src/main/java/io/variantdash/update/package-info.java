/** What ingest-service tells query-service after a commit. */
@NullMarked
package io.variantdash.update;

import org.jspecify.annotations.NullMarked;
