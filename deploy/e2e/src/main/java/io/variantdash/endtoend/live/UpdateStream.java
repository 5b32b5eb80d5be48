package io.variantdash.endtoend.live;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Topics;
import io.variantdash.update.DashboardUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes to {@code dashboard.updates} at a steady rate, in the place of ingest-service, and keeps the books. */
public final class UpdateStream implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 20;
    private static final long MILLIS = 1_000;

    private final String bootstrapServers;
    private final List<String> personas;
    private final int perInterval;
    private final Random random;
    private final UpdateMaker maker;
    private final ExpectedState expected = new ExpectedState();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Producer<String, byte[]> producer;
    private boolean paused;
    private volatile boolean stopping;

    /** Begins at once. */
    public UpdateStream(String bootstrapServers, UUID topicId, List<String> personas, int perSecond, long seed) {
        this.bootstrapServers = bootstrapServers;
        this.personas = List.copyOf(personas);
        this.perInterval = (int) (perSecond * INTERVAL_MILLIS / MILLIS);
        this.random = new Random(seed);
        this.maker = new UpdateMaker(random);
        this.producer = producer(bootstrapServers);
        expected.begin(topicId);
        Thread thread = new Thread(this::run, "updates");
        thread.setDaemon(true);
        thread.start();
    }

    ExpectedState expected() {
        return expected;
    }

    /** Nothing is published until {@link #goOn}, and everything before is written. */
    public synchronized void pause() {
        paused = true;
        producer.close();
    }

    /** Publishes to the topic of that id, in which nothing is yet. */
    public synchronized void goOn(UUID topicId) {
        expected.begin(topicId);
        producer = producer(bootstrapServers);
        paused = false;
    }

    /** Publishes posts of so many characters, which nothing may conflate, beside all others. */
    public void publishLarge(String persona, int count, int characters) throws InterruptedException {
        String content = "x".repeat(characters);
        for (int i = 0; i < count; i++) {
            publish(UpdateMaker.post(persona, "large-" + UUID.randomUUID(), content, Instant.now()));
            Thread.sleep(INTERVAL_MILLIS / 4);
        }
    }

    /** Ends with an update for every client, by which it shows whether one missed the last ones. */
    public void finish() throws InterruptedException {
        stopping = true;
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The publisher broke off", e.getCause());
        }
        personas.forEach(persona -> publish(UpdateMaker.post(persona, "last", "the end", Instant.now())));
        flush();
    }

    /** Returns when everything is written, and in the books. */
    public synchronized void flush() {
        producer.flush();
    }

    @Override
    public synchronized void close() {
        stopping = true;
        producer.close();
    }

    private void run() {
        try {
            while (!stopping) {
                tick();
                Thread.sleep(INTERVAL_MILLIS);
            }
            done.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private synchronized void tick() {
        for (int i = 0; !paused && i < perInterval; i++) {
            publish(maker.next(personas.get(random.nextInt(personas.size())), Instant.now()));
        }
    }

    private synchronized void publish(MonitorEvent event) {
        UUID identity = new UUID(random.nextLong(), random.nextLong());
        DashboardUpdate update = DashboardUpdate.of(event, identity);
        DashboardUpdate timed = new DashboardUpdate(update.personaId(), identity, Instant.now(), update.data());
        String counted = event instanceof PerformanceUpdate performance ? performance.variantId() : null;
        var unused = producer.send(
                new ProducerRecord<>(Topics.DASHBOARD_UPDATES, event.personaId(), timed.toJson()),
                (written, failure) -> {
                    if (failure == null) {
                        expected.add(event.personaId(), new ExpectedState.Entry(written.offset(), identity, counted));
                    }
                });
    }

    private static Producer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // A topic that was created again is seen at once.
                        ProducerConfig.METADATA_MAX_AGE_CONFIG,
                        500),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
