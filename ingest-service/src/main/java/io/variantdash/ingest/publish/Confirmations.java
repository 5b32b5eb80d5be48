package io.variantdash.ingest.publish;

import io.variantdash.ingest.observe.Dependency;
import io.variantdash.ingest.observe.Outages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Waits for what the brokers answer to records that were sent. */
@ApplicationScoped
class Confirmations {

    private final Outages outages;

    Confirmations(Outages outages) {
        this.outages = outages;
    }

    /**
     * Waits for all answers.
     *
     * @param answers in the order of what was sent
     * @return what the brokers refuse for what it is; all else is confirmed
     * @throws KafkaAwayException if the brokers did not answer; sending all again may succeed
     */
    <T> List<Refused<T>> await(List<T> sent, List<? extends Future<?>> answers) {
        List<Refused<T>> refused = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            try {
                answers.get(i).get();
            } catch (ExecutionException e) {
                Throwable reason = e.getCause();
                if (reason == null || !isOfTheRecord(reason)) {
                    throw away(e);
                }
                refused.add(new Refused<>(sent.get(i), reason));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Stopped before Kafka confirmed the records");
            }
        }
        return refused;
    }

    KafkaAwayException away(Exception failure) {
        outages.away(Dependency.KAFKA_PRODUCER, String.valueOf(failure.getCause()));
        return new KafkaAwayException(failure);
    }

    /** Everything that was to be sent is confirmed. */
    void complete() {
        outages.back(Dependency.KAFKA_PRODUCER);
    }

    private static boolean isOfTheRecord(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTimestampException;
    }
}
