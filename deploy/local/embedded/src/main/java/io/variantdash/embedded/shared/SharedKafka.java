package io.variantdash.embedded.shared;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.OwnClassLoader;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** One Kafka broker for all applications that the tests of a JVM start, each of which begins with the contract's topics, empty. */
public final class SharedKafka {

    private static final long POLL_MILLIS = 20;

    private static @Nullable KafkaBroker broker;

    private SharedKafka() {}

    /** The broker, running, with the contract's topics and no others, and nothing in them. */
    public static synchronized KafkaBroker withEmptyTopics() {
        KafkaBroker running = broker;
        if (running == null) {
            running = KafkaBroker.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            broker = running;
        } else {
            // A test of an outage may have left it stopped.
            running.start();
            deleteTopics(running);
        }
        running.createTopics();
        return running;
    }

    /** What consumer groups have read goes with the topics. */
    private static void deleteTopics(KafkaBroker running) {
        try (Admin admin = OwnClassLoader.during(() -> Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) running.bootstrapServers())))) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            // The controller answers before the broker has heard of it.
            while (!admin.listTopics().names().get().isEmpty()) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot delete the topics of earlier tests", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while deleting topics", e);
        }
    }
}
