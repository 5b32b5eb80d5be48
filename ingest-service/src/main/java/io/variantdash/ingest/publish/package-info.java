/** What goes out to Kafka: updates for the dashboards and dead letters. */
@NullMarked
package io.variantdash.ingest.publish;

import org.jspecify.annotations.NullMarked;
