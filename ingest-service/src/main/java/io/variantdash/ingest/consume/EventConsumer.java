package io.variantdash.ingest.consume;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.erased.ErasedPersonas;
import io.variantdash.ingest.observe.Dependency;
import io.variantdash.ingest.observe.Lag;
import io.variantdash.ingest.observe.Outages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the monitor topics from start to stop of the service, on a thread of its own. A consumer that gives up (it was
 * fenced off, or may not read) is replaced by a new one until one works; only an unforeseen failure ends reading,
 * and is told by {@link #failure()}.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    private static final Duration PAUSE_BEFORE_NEXT = Duration.ofSeconds(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(15);

    private final MonitorTopicsConsumers consumers;
    private final BatchPipeline pipeline;
    private final Outages outages;
    private final Lag lag;
    private final ReadPartitions readPartitions;
    private final ErasedPersonas erased;
    private final boolean rebuild;
    private final Thread thread = new Thread(this::consume, "ingest-poll");

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable PollLoop loop;
    private volatile @Nullable Throwable failure;

    EventConsumer(
            MonitorTopicsConsumers consumers,
            BatchPipeline pipeline,
            Outages outages,
            Lag lag,
            ReadPartitions readPartitions,
            ErasedPersonas erased,
            IngestConfiguration configuration) {
        this.consumers = consumers;
        this.pipeline = pipeline;
        this.outages = outages;
        this.lag = lag;
        this.readPartitions = readPartitions;
        this.erased = erased;
        this.rebuild = configuration.rebuild();
    }

    /** What ended consumption for good, if something did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether events are being read, or will be as soon as Kafka allows it; not before the start, nor after the end. */
    public boolean isReading() {
        return thread.isAlive();
    }

    /** A rebuild reads on its own. */
    void start(@Observes StartupEvent event) {
        if (!rebuild) {
            thread.start();
        }
    }

    /** Whether the service is about to end, and takes no more work. */
    public boolean isStopping() {
        return stopping;
    }

    /**
     * Finishes what is under way and leaves the group, so that other replicas take over at once. All the while the service
     * still answers, and says that it is not ready: the event comes before the server stops.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        end();
    }

    /** The same where the service stops without notice, as in development. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    private void end() throws InterruptedException {
        stopping = true;
        PollLoop current = loop;
        if (current != null) {
            current.stop();
        }
        stopped.countDown();
        thread.join(TIME_TO_STOP.toMillis());
    }

    private void consume() {
        try {
            awaitErasures();
            while (!stopping) {
                consumeWithOneConsumer();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            LOG.error("Consumption ended on an unforeseen failure; restart the service, it repeats the batch", e);
        }
    }

    /** Who does not know who is erased stores nothing. */
    private void awaitErasures() {
        try {
            while (!stopping && !erased.awaitKnown(PAUSE_BEFORE_NEXT)) {
                // ErasureReader tells why
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consumeWithOneConsumer() {
        try (Consumer<byte[], byte[]> consumer = consumers.create()) {
            PollLoop current = new PollLoop(consumer, pipeline, outages, lag, readPartitions);
            loop = current;
            if (!stopping) { // else stop() may have missed this loop
                current.run();
            }
        } catch (KafkaException e) {
            outages.away(Dependency.KAFKA_CONSUMER, e.toString());
            readPartitions.none();
            pause();
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE_BEFORE_NEXT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
