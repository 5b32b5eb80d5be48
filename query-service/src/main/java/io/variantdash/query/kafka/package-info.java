/** Clients of Kafka, made from the service's settings. */
@NullMarked
package io.variantdash.query.kafka;

import org.jspecify.annotations.NullMarked;
