package io.variantdash.bench.endtoend;

import io.variantdash.bench.load.NumberedUpdates;
import io.variantdash.bench.load.Schedule;
import io.variantdash.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic of updates, as {@code dashboard.updates} beside query-service: what passes until then is not its part. */
final class UpdateProbe implements AutoCloseable {

    private static final long LONGEST_MICROS = 120_000_000;
    private static final int DIGITS = 3;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Histogram micros = new SynchronizedHistogram(LONGEST_MICROS, DIGITS);
    private final CompletableFuture<Void> reading;
    private final Schedule schedule;
    private volatile boolean stopped;

    /** Reads what ingest-service publishes from now on. */
    static UpdateProbe ofUpdates(String bootstrapServers, Schedule schedule) {
        return new UpdateProbe(bootstrapServers, Topics.DASHBOARD_UPDATES, schedule);
    }

    /** Reads from now on. */
    UpdateProbe(String bootstrapServers, String topic, Schedule schedule) {
        this.schedule = schedule;
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(
                        0, consumer.partitionsFor(topic).size())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reading = CompletableFuture.runAsync(this::read);
    }

    /** Waits until all updates of the schedule were read, or for so long after the last was due. */
    void awaitAll(Duration afterTheLast) {
        long deadline = schedule.dueNanos(schedule.end()) + afterTheLast.toNanos();
        while (micros.getTotalCount() < schedule.updates() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Reads no more, and tells how many microseconds the updates took until here. */
    Histogram stop() {
        stopped = true;
        reading.join();
        return micros;
    }

    @Override
    public void close() {
        stop();
        consumer.close();
    }

    private void read() {
        while (!stopped) {
            for (ConsumerRecord<byte[], byte[]> update : consumer.poll(POLL)) {
                long number = NumberedUpdates.MARKER.number(update.value());
                if (schedule.contains(number)) {
                    long late = (System.nanoTime() - schedule.dueNanos(number)) / NANOS_PER_MICRO;
                    micros.recordValue(Math.max(0, Math.min(late, LONGEST_MICROS)));
                }
            }
        }
    }
}
