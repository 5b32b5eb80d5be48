package io.variantdash.ingest.deadletter.keep;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.variantdash.ingest.erased.ErasedPersonas;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads the dead-letter topic. A batch is acknowledged when it is committed, and waits for the database for as long as that
 * takes, without a thread; nothing but the letters behind it waits with it.
 */
@ApplicationScoped
class LetterChannel {

    private static final Logger LOG = Logger.getLogger(LetterChannel.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final LetterStore letters;
    private final ErasedPersonas erased;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Clock clock = Clock.systemUTC();

    LetterChannel(LetterStore letters, ErasedPersonas erased) {
        this.letters = letters;
        this.erased = erased;
    }

    @Incoming("letters")
    Uni<Void> keep(ConsumerRecords<byte[], byte[]> records) {
        List<ReceivedLetter> received = new ArrayList<>(records.count());
        records.forEach(record -> received.add(ReceivedLetter.of(record, clock.instant())));
        return Uni.createFrom()
                .<Void>emitter(done -> {
                    try {
                        while (!erased.awaitKnown(LONGEST_PAUSE)) {
                            tell(new IllegalStateException("Who is erased is not known yet"));
                        }
                        letters.store(received);
                        waiting.set(false);
                        done.complete(null);
                    } catch (SQLException e) {
                        done.fail(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        done.fail(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(this::tell)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private void tell(Throwable failure) {
        if (waiting.compareAndSet(false, true)) {
            LOG.warnf("Dead letters wait in Kafka, as they cannot be kept now: %s", failure);
        }
    }
}
