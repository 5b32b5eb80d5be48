package io.variantdash.ingest.erasure;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jboss.logging.Logger;

/** For how long Kafka keeps the records of a topic, as the brokers say; asked at most once a minute. */
@ApplicationScoped
class TopicRetention {

    private static final Logger LOG = Logger.getLogger(TopicRetention.class);

    private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);
    private static final int TIMEOUT_MILLIS = 2_000;

    /** Brokers look every five minutes for segments that are too old, and delete their files a minute later. */
    private static final Duration CLEANING = Duration.ofMinutes(6);

    /** What the brokers said. */
    private record Answer(Optional<Duration> kept, long atNanos) {}

    private final Map<String, Object> settings;
    private final Map<String, Answer> answers = new HashMap<>();

    TopicRetention(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    }

    /** The longest that a record stays; empty if the brokers do not say, or it is for ever. */
    synchronized Optional<Duration> of(String topic) {
        Answer known = answers.get(topic);
        if (known == null || System.nanoTime() - known.atNanos() > ASKED_AGAIN.toNanos()) {
            known = new Answer(ask(topic), System.nanoTime());
            answers.put(topic, known);
        }
        return known.kept();
    }

    private Optional<Duration> ask(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(settings)) {
            Config config = Objects.requireNonNull(
                            admin.describeConfigs(List.of(resource)).values().get(resource))
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            long retention = millis(config, TopicConfig.RETENTION_MS_CONFIG);
            // The newest record of a segment decides when the segment goes.
            return retention < 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(retention)
                            .plusMillis(millis(config, TopicConfig.SEGMENT_MS_CONFIG))
                            .plus(CLEANING));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debugf("The brokers do not say for how long they keep %s: %s", topic, e);
            return Optional.empty();
        }
    }

    private static long millis(Config config, String name) {
        return Long.parseLong(config.get(name).value());
    }
}
