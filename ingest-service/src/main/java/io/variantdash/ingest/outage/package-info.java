/** What ingest-service needs and cannot reach at the moment. */
@NullMarked
package io.variantdash.ingest.outage;

import org.jspecify.annotations.NullMarked;
