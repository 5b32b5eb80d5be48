package io.variantdash.ingest.erased;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.ingest.observe.Dependency;
import io.variantdash.ingest.observe.Outages;
import io.variantdash.update.PersonaErasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code dashboard.erasures} from its beginning and follows it, on a thread of its own. Nothing is stored before all that is
 * there at the start has been read and the table has it too.
 */
@ApplicationScoped
class ErasureReader {

    private static final Logger LOG = Logger.getLogger(ErasureReader.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ErasureTopic topic;
    private final ErasedPersonas erased;
    private final ErasureRows rows;
    private final Outages outages;
    private final Thread thread = new Thread(this::read, "ingest-erasures");
    private final CountDownLatch stopped = new CountDownLatch(1);

    ErasureReader(ErasureTopic topic, ErasedPersonas erased, ErasureRows rows, Outages outages) {
        this.topic = topic;
        this.erased = erased;
        this.rows = rows;
        this.outages = outages;
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        thread.join(TIMEOUT.toMillis());
    }

    private boolean isStopping() {
        return stopped.getCount() == 0;
    }

    private void read() {
        while (!isStopping()) {
            try (Consumer<byte[], byte @Nullable []> consumer = topic.consumer()) {
                readAll(consumer);
                while (!isStopping()) {
                    consumer.poll(POLL).forEach(this::follow);
                }
            } catch (KafkaException | SQLException e) {
                tell(e);
                pause();
            }
        }
    }

    /** While nothing is stored because of it, that is an outage; later the table tells what is missing here. */
    private void tell(Exception failure) {
        if (failure instanceof SQLException) {
            outages.away(Dependency.DATABASE, String.valueOf(failure.getMessage()));
        } else if (!erased.isKnown()) {
            outages.away(Dependency.KAFKA_CONSUMER, "dashboard.erasures cannot be read: " + failure.getMessage());
        } else {
            LOG.debugf(failure, "dashboard.erasures is read again");
        }
    }

    private void readAll(Consumer<byte[], byte @Nullable []> consumer) throws SQLException {
        Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment(), TIMEOUT);
        Map<String, PersonaErasure> read = new HashMap<>();
        while (!isStopping()
                && end.entrySet().stream()
                        .anyMatch(partition -> consumer.position(partition.getKey(), TIMEOUT) < partition.getValue())) {
            for (ConsumerRecord<byte[], byte @Nullable []> consumed : consumer.poll(POLL)) {
                String persona = ErasureTopic.persona(consumed);
                PersonaErasure erasure = erasure(consumed);
                if (erasure != null) {
                    read.put(erasure.personaId(), erasure);
                } else if (persona != null && consumed.value() == null) {
                    read.remove(persona);
                }
            }
        }
        if (isStopping()) {
            return;
        }
        erased.replace(read);
        rows.adopt(read.values());
        outages.back(Dependency.DATABASE);
        outages.back(Dependency.KAFKA_CONSUMER);
        erased.known();
    }

    private void follow(ConsumerRecord<byte[], byte @Nullable []> consumed) {
        PersonaErasure erasure = erasure(consumed);
        String persona = ErasureTopic.persona(consumed);
        if (erasure != null) {
            erased.add(erasure);
        } else if (persona != null && consumed.value() == null) {
            allow(erased.remove(persona));
        }
    }

    private void allow(@Nullable PersonaErasure over) {
        if (over == null) {
            return;
        }
        try {
            rows.forget(over);
        } catch (SQLException e) {
            LOG.debugf(e, "The row of an erasure that is over stays for the replica that ended it");
        }
    }

    private static @Nullable PersonaErasure erasure(ConsumerRecord<byte[], byte @Nullable []> consumed) {
        byte[] value = consumed.value();
        try {
            return value == null ? null : PersonaErasure.fromJson(value);
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "Ignoring %s-%d@%d, which is no erasure: %s",
                    consumed.topic(), consumed.partition(), consumed.offset(), e.getMessage());
            return null;
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
