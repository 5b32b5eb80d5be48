package io.variantdash.ingest.publish;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sends dead letters over the channel {@code dead-letters} and returns when the brokers have confirmed all of them. A broker
 * that is away is waited for, however long that takes; letters may then arrive more than once.
 */
@ApplicationScoped
public class DeadLetterSender {

    private final MutinyEmitter<ProducerRecord<byte[], byte[]>> channel;
    private final Confirmations confirmations;

    /** What waits in the channel is bounded by the batch that it comes from. */
    DeadLetterSender(
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<ProducerRecord<byte[], byte[]>> channel,
            Confirmations confirmations) {
        this.channel = channel;
        this.confirmations = confirmations;
    }

    /** Sends the letters, with less of the original where that is what the brokers refuse. */
    @Retry(maxRetries = -1, maxDuration = 0, delay = 100, jitter = 50, retryOn = KafkaAwayException.class)
    @ExponentialBackoff(maxDelay = 5, maxDelayUnit = ChronoUnit.SECONDS)
    public void send(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        List<DeadLetter> tooLarge = refused(letters, DeadLetter::whole);
        List<DeadLetter> tooLargeOtherwise = refused(tooLarge, DeadLetter::shortened);
        // Nothing that a monitor sends may be left of a letter that even so is refused: wait until one is taken.
        if (!refused(tooLargeOtherwise, DeadLetter::bare).isEmpty()) {
            throw confirmations.away(new IllegalStateException("Kafka takes no dead letter at all"));
        }
        confirmations.complete();
    }

    private List<DeadLetter> refused(
            List<DeadLetter> letters, Function<DeadLetter, ProducerRecord<byte[], byte[]>> form) {
        return confirmations
                .await(
                        letters,
                        letters.stream()
                                .map(letter -> channel.send(form.apply(letter)).subscribeAsCompletionStage())
                                .toList())
                .stream()
                .map(Refused::sent)
                .toList();
    }
}
