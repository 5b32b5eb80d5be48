/** The records of a persona that were refused, for its operators to look into. They are replayed at ingest-service. */
@NullMarked
package io.variantdash.query.letters;

import org.jspecify.annotations.NullMarked;
