package io.variantdash.query.engine;

import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far ingest-service is with the topic in which alerts are published, and where the topics end that the engine writes. */
record AlertTopic(Admin admin, String ingestGroup) {

    /** Of the alerts, behind the last record of each partition, whether its transaction is committed or not. */
    Map<TopicPartition, Long> ends() {
        return ends(EventType.OPTIMIZATION_ALERT.topic());
    }

    /** The same of what has been learnt. */
    Map<TopicPartition, Long> endsOfParameters() {
        return ends(Topics.DASHBOARD_PARAMETERS);
    }

    private Map<TopicPartition, Long> ends(String name) {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        int partitions = answer(admin.describeTopics(List.of(name)).allTopicNames()).values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
        for (int partition = 0; partition < partitions; partition++) {
            all.put(new TopicPartition(name, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        answer(admin.listOffsets(all).all()).forEach((partition, end) -> {
            if (end.offset() > 0) {
                ends.put(partition, end.offset());
            }
        });
        return ends;
    }

    /** Whether ingest-service has stored all that is before these offsets. */
    boolean isStored(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> reached =
                answer(admin.listConsumerGroupOffsets(ingestGroup).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = reached.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue();
        });
    }

    private static <T> T answer(KafkaFuture<T> question) {
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka does not tell how far the alerts are stored: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
