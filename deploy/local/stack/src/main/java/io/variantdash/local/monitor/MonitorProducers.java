package io.variantdash.local.monitor;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes what monitors send with: a producer that loses nothing, and sends small batches soon. */
public final class MonitorProducers {

    private static final int LINGER_MILLIS = 5;

    private MonitorProducers() {}

    /** A producer with further settings by their Kafka names; the caller closes it. */
    public static KafkaProducer<byte[], byte[]> open(String bootstrapServers, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS));
        all.putAll(settings);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
