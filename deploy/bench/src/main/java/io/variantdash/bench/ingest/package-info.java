/** Events from Kafka to committed rows, beside the sink that people would pick. */
@NullMarked
package io.variantdash.bench.ingest;

import org.jspecify.annotations.NullMarked;
