package io.variantdash.ingest.publish;

import io.variantdash.ingest.observe.EventLogFields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Tells the log what was refused. */
public final class RejectionLog {

    private static final Logger LOG = Logger.getLogger(RejectionLog.class);

    private RejectionLog() {}

    /** A line for all letters of a batch, with what there is to know of the first: some monitor may send nothing else. */
    public static void tell(List<DeadLetter> letters) {
        if (!letters.isEmpty()) {
            DeadLetter first = letters.get(0);
            EventLogFields.of(first.original())
                    .during(() -> LOG.warnf(
                            "Refused %d records that break the contract, the first is %s: %s",
                            letters.size(), place(first), first.rejection().reason()));
        }
        Set<String> told = new HashSet<>();
        for (DeadLetter letter : letters) {
            Throwable failure = letter.rejection().failure();
            if (failure != null && told.add(origin(failure))) {
                tellInternal(letter, failure, EventLogFields.of(letter.original()));
            }
        }
    }

    /** An event that the contract allows and the system does not. */
    public static void tell(DeadLetter letter, String personaId) {
        EventLogFields event = EventLogFields.of(letter.original(), personaId);
        Throwable failure = letter.rejection().failure();
        if (failure == null) {
            event.during(() -> LOG.warnf(
                    "Refused %s: %s", place(letter), letter.rejection().reason()));
        } else {
            tellInternal(letter, failure, event);
        }
    }

    /** State that is stored, and that no record can tell of. */
    public static void tellOfUpdate(Throwable failure) {
        LOG.error("Dashboards are not told of counts that were stored before, on an unforeseen failure", failure);
    }

    private static void tellInternal(DeadLetter letter, Throwable failure, EventLogFields event) {
        event.during(() ->
                LOG.errorf(failure, "Refused %s, on an unforeseen failure: this is a fault of ours", place(letter)));
    }

    /** The class of a failure and where it was thrown: a thousand records that meet one fault are told of once. */
    private static String origin(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return failure.getClass().getName() + (stack.length == 0 ? "" : stack[0].toString());
    }

    private static String place(DeadLetter letter) {
        ConsumerRecord<?, ?> record = letter.original();
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
