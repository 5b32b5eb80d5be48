/** What Kafka's clients tell of themselves, as series. */
@NullMarked
package io.variantdash.ingest.kafka;

import org.jspecify.annotations.NullMarked;
