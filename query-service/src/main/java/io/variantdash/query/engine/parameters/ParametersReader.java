package io.variantdash.query.engine.parameters;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.event.Topics;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.LearntParameters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The thread that reads what has been learnt, from the beginning of the topic on, for the life of the service. */
@Singleton
class ParametersReader {

    private static final Logger LOG = Logger.getLogger(ParametersReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Thread thread = new Thread(this::run, "dashboard-parameters");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final KafkaClients clients;
    private final ParametersCodec codec;
    private final ParametersProgress progress;
    private final LearntParameters parameters;
    private final Duration reconnectDelay;

    ParametersReader(
            KafkaClients clients,
            ParametersCodec codec,
            ParametersProgress progress,
            LearntParameters parameters,
            DashboardConfig config) {
        this.clients = clients;
        this.codec = codec;
        this.progress = progress;
        this.parameters = parameters;
        this.reconnectDelay = config.live().reconnectDelay();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(LONGEST_STOP.toMillis());
    }

    private void run() {
        try {
            do {
                readUntilFailure();
            } while (!stopping.await(reconnectDelay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.error("The reader of what is learnt was interrupted", e);
        }
    }

    private void readUntilFailure() {
        try (Consumer<byte[], byte @Nullable []> consumer = clients.committedConsumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            if (partitions.isEmpty()) {
                throw new KafkaException("there is no topic " + Topics.DASHBOARD_PARAMETERS);
            }
            progress.begin();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            readAll(consumer);
            progress.complete();
            while (stopping.getCount() > 0 && partitions(consumer).equals(partitions)) {
                read(consumer, null);
            }
        } catch (KafkaException e) {
            progress.interrupted(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Reading what is learnt failed, and begins anew", e);
            progress.interrupted("reading failed: " + e);
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return consumer.partitionsFor(Topics.DASHBOARD_PARAMETERS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /** Into a map of its own, so that nothing of before is missing meanwhile, and nothing of an earlier topic stays. */
    private void readAll(Consumer<byte[], byte @Nullable []> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        Map<String, Learnt> all = new HashMap<>();
        while (stopping.getCount() > 0 && !progress.hasReached(ends)) {
            read(consumer, all);
        }
        parameters.replace(all);
    }

    private void read(Consumer<byte[], byte @Nullable []> consumer, @Nullable Map<String, Learnt> into) {
        for (ConsumerRecord<byte[], byte @Nullable []> consumed : consumer.poll(POLL)) {
            try {
                take(consumed, into);
            } catch (RuntimeException e) {
                LOG.warnf("Ignoring %s-%d@%d: %s", consumed.topic(), consumed.partition(), consumed.offset(), e);
            }
        }
        consumer.assignment().forEach(partition -> progress.reached(partition, consumer.position(partition)));
    }

    private void take(ConsumerRecord<byte[], byte @Nullable []> consumed, @Nullable Map<String, Learnt> into) {
        String persona = new String(consumed.key(), StandardCharsets.UTF_8);
        byte[] value = consumed.value();
        if (value == null) {
            if (into == null) {
                parameters.forget(persona);
            } else {
                into.remove(persona);
            }
            return;
        }
        Learnt learnt = codec.decode(value).learnt();
        if (into == null) {
            parameters.take(persona, learnt);
        } else {
            LearntParameters.take(into, persona, learnt);
        }
    }
}
