package io.variantdash.ingest.gateway.transaction;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.backlog.ReplicaName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes the records of requests to Kafka, each request in one transaction. A few producers take turns, on threads of their
 * own, so that no request waits longer than it may. What waits here is bounded by the requests in flight.
 */
@ApplicationScoped
public class EventWriter {

    /** What became of the records of a request: all of them, in any case. */
    public enum Outcome {
        WRITTEN,
        /** None is written, and none will be. */
        NOT_WRITTEN,
        /** The brokers were asked to commit and did not answer in time. */
        UNKNOWN
    }

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(3);
    private static final int IDLE_SECONDS = 60;

    private final Duration timeout;
    private final BlockingQueue<TransactionalProducer> idle;
    private final ThreadPoolExecutor threads;

    EventWriter(@Identifier("default-kafka-broker") Map<String, Object> kafka, IngestConfiguration configuration) {
        int producers = configuration.gateway().producers();
        timeout = configuration.gateway().timeout();
        idle = new ArrayBlockingQueue<>(producers);
        for (int i = 0; i < producers; i++) {
            idle.add(new TransactionalProducer(kafka, transactionalId(i), timeout));
        }
        threads = new ThreadPoolExecutor(
                producers,
                producers,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "gateway-writer"));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The same again for a replica that is restarted where it was, so that it ends what it left open at once; no other
     * replica has it.
     */
    private static String transactionalId(int producer) {
        return "variant-dash-gateway-" + ReplicaName.ofThisProcess() + "-" + producer;
    }

    /** Writes all records or none, and says which within the time that a request may take. */
    public Outcome write(List<ProducerRecord<byte[], byte[]>> records) {
        Attempt attempt = new Attempt(records, timeout, System::nanoTime);
        Future<?> written = threads.submit(() -> {
            write(attempt);
            return null;
        });
        try {
            written.get(attempt.remaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
            return Outcome.WRITTEN;
        } catch (ExecutionException | TimeoutException e) {
            return attempt.giveUp() ? Outcome.NOT_WRITTEN : Outcome.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return attempt.giveUp() ? Outcome.NOT_WRITTEN : Outcome.UNKNOWN;
        }
    }

    private void write(Attempt attempt) throws InterruptedException, TimeoutException {
        TransactionalProducer producer = idle.take();
        try {
            producer.write(attempt);
        } finally {
            idle.add(producer);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        threads.shutdown();
        var unused = threads.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
        idle.forEach(TransactionalProducer::close);
    }
}
