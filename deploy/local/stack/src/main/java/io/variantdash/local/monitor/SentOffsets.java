package io.variantdash.local.monitor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Keeps where the broker put what a producer sent, or why it did not. */
public final class SentOffsets implements Callback {

    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    @Override
    public void onCompletion(RecordMetadata record, @Nullable Exception failed) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
        } else {
            ends.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
        }
    }

    /** Fails if the broker did not take everything; to be asked after a flush. */
    public void requireAll() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take the events: " + failed.getMessage(), failed);
        }
    }

    /** Where, in each partition, the next record after the last sent would be. */
    public Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }
}
