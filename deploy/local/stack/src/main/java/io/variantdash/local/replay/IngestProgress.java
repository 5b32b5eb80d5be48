package io.variantdash.local.replay;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the ingest service has come: it commits the offset of an event once the event is stored and published. */
final class IngestProgress implements AutoCloseable {

    private static final String GROUP = "variant-dash-ingest";

    private final Admin admin;

    IngestProgress(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** How many records before these offsets are not done yet. */
    long missing(Map<TopicPartition, Long> endOffsets) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return endOffsets.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - offset(committed.get(end.getKey()))))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell how far the ingest service is", e.getCause());
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    @Override
    public void close() {
        admin.close();
    }
}
