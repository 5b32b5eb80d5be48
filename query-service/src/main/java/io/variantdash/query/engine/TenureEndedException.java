package io.variantdash.query.engine;

import org.apache.kafka.common.KafkaException;

/** Another tenure of the partition has begun, in this replica or in another; nothing was published. */
final class TenureEndedException extends RuntimeException {

    TenureEndedException(KafkaException cause) {
        super("another tenure has begun", cause);
    }
}
