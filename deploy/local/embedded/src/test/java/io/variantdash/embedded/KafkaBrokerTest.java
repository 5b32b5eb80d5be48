package io.variantdash.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.embedded.port.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    private static final TopicPartition PARTITION = new TopicPartition("monitor.early-kill", 0);

    @TempDir
    Path directory;

    @Test
    void keepsTopicsAndRecordsOnItsDirectory() throws Exception {
        try (KafkaBroker broker = KafkaBroker.builder().directory(directory).start()) {
            broker.createTopics(1);
            produce(broker, "before");
        }

        try (KafkaBroker broker = KafkaBroker.builder().directory(directory).start()) {
            broker.createTopics(1);
            produce(broker, "after");

            assertThat(consume(broker, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void keepsItsPortOverARestart() throws Exception {
        try (KafkaBroker broker = KafkaBroker.builder().start()) {
            broker.createTopics();
            String servers = broker.bootstrapServers();

            broker.stop();
            assertThat(Ports.isFree(broker.port())).isTrue();
            assertThat(PortReservation.of(broker.port())).as("held meanwhile").isEmpty();
            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(servers);
            assertThat(partitions(broker)).containsOnlyKeys(KafkaBroker.TOPICS).containsValue(6);
            assertThat(cleanup(broker, "dashboard.parameters")).isEqualTo("compact");
            assertThat(cleanup(broker, "dashboard.updates")).isEqualTo("delete");
        }
    }

    @Test
    void namesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            KafkaBroker.builder().port(taken.getLocalPort()).start())
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("Kafka");
        }
    }

    private static void produce(KafkaBroker broker, String value) throws Exception {
        try (var producer = new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), 0, "persona", value))
                    .get();
        }
    }

    private static List<String> consume(KafkaBroker broker, int count) {
        try (var consumer = new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            List<String> values = new ArrayList<>();
            while (values.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static String cleanup(KafkaBroker broker, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(client(broker))) {
            return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                    .map(config -> config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
                    .collect(java.util.stream.Collectors.joining());
        }
    }

    private static Map<String, Integer> partitions(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(client(broker))) {
            return admin.describeTopics(KafkaBroker.TOPICS).allTopicNames().get().entrySet().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().partitions().size()));
        }
    }

    private static Map<String, Object> client(KafkaBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
