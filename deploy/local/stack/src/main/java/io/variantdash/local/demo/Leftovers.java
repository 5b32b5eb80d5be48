package io.variantdash.local.demo;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.local.demo.simulation.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The variants that an earlier demo on the same data left active. No monitor would ever report on them again, so they are
 * completed.
 */
final class Leftovers {

    private static final List<EventType> TYPES = List.of(EventType.VARIANT_POSTED, EventType.EARLY_KILL);
    private static final Duration POLL = Duration.ofMillis(100);

    // Reading back what was valid once.
    private final EventCodec codec = new EventCodec(Duration.ofDays(10_000));
    private final Map<String, VariantPosted> posts = new HashMap<>();
    private final Set<String> killed = new HashSet<>();

    private Leftovers() {}

    static List<VariantPosted> completed(String bootstrapServers, Instant now) {
        Leftovers leftovers = new Leftovers();
        leftovers.read(bootstrapServers);
        return leftovers.posts.values().stream()
                .filter(post -> post.status() == VariantStatus.ACTIVE && !leftovers.killed.contains(post.variantId()))
                .map(post -> completed(post, now))
                .toList();
    }

    private void read(String bootstrapServers) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(MonitorProducer.TIMEOUT.toMillis())),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = TYPES.stream()
                    .flatMap(type -> consumer.partitionsFor(type.topic()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> event(record).forEach(this::add));
            }
        }
    }

    private Stream<MonitorEvent> event(ConsumerRecord<byte[], byte[]> record) {
        return EventType.ofTopic(record.topic()).stream()
                .map(type -> codec.decode(type, record.value(), Instant.ofEpochMilli(record.timestamp())))
                .filter(AcceptedEvent.class::isInstance)
                .map(accepted -> ((AcceptedEvent) accepted).event());
    }

    private void add(MonitorEvent event) {
        if (event instanceof VariantPosted post && post.variantId().startsWith(Names.PREFIX)) {
            posts.merge(
                    post.variantId(), post, (one, other) -> one.updatedAt().isAfter(other.updatedAt()) ? one : other);
        } else if (event instanceof EarlyKill kill) {
            killed.add(kill.variantId());
        }
    }

    private static VariantPosted completed(VariantPosted post, Instant now) {
        return new VariantPosted(
                null,
                post.personaId(),
                post.variantId(),
                post.content(),
                post.predictedEr(),
                post.patternUsed(),
                VariantStatus.COMPLETED,
                post.postedAt(),
                now);
    }
}
