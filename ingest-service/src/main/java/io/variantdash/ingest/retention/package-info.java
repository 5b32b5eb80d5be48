/** What is deleted because of its age. */
@NullMarked
package io.variantdash.ingest.retention;

import org.jspecify.annotations.NullMarked;
