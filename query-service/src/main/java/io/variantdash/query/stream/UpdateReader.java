package io.variantdash.query.stream;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.config.LiveConfig;
import io.variantdash.query.kafka.KafkaClients;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The thread that reads the stream for the life of the service, whatever happens to Kafka meanwhile. */
@Singleton
class UpdateReader {

    private static final Logger LOG = Logger.getLogger(UpdateReader.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Thread thread = new Thread(this::run, "dashboard-updates");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final KafkaClients clients;
    private final StreamProgress progress;
    private final StreamStatus status;
    private final UpdateListener listener;
    private final UnreadableUpdates unreadable;
    private final LiveConfig config;
    private final Clock clock;

    UpdateReader(
            KafkaClients clients,
            StreamProgress progress,
            StreamStatus status,
            @All List<UpdateListener> listenersByPriority,
            UnreadableUpdates unreadable,
            DashboardConfig config,
            Clock clock) {
        this.clients = clients;
        this.progress = progress;
        this.status = status;
        this.listener = UpdateListener.each(listenersByPriority);
        this.unreadable = unreadable;
        this.config = config.live();
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** By a word rather than an interrupt, which would cut the clients' good-bye to the broker short. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(LONGEST_STOP.toMillis());
    }

    private void run() {
        try {
            do {
                readUntilFailure();
            } while (!stopping.await(config.reconnectDelay().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.error("The reader was interrupted", e);
        }
    }

    private void readUntilFailure() throws InterruptedException {
        try (Admin admin = clients.admin();
                Consumer<byte[], byte @Nullable []> consumer = clients.consumer()) {
            TopicWatch watch = TopicWatch.begin(admin, config.topicCheckInterval());
            TopicReader reader = new TopicReader(watch.epoch(), consumer, progress, listener, unreadable);
            reader.begin(clock, config);
            status.connected();
            while (stopping.getCount() > 0) {
                reader.readOn();
                watch.look(status, listener);
            }
        } catch (KafkaException e) {
            status.lost(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Reading failed, and begins anew", e);
            status.lost("reading failed: " + e);
        }
    }
}
