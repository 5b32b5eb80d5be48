package io.variantdash.ingest.deadletter;

import io.variantdash.ingest.log.EventFields;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Tells the log what was refused. */
public final class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);

    private RefusalLog() {}

    /** A line for all letters of a batch, with what there is to know of the first: some monitor may send nothing else. */
    public static void tell(List<DeadLetter> letters) {
        if (!letters.isEmpty()) {
            DeadLetter first = letters.get(0);
            EventFields.of(first.original())
                    .during(() -> LOG.warnf(
                            "Refused %d records that break the contract, the first is %s: %s",
                            letters.size(), place(first), first.rejection().reason()));
        }
    }

    /** An event that the contract allows and the database does not. */
    public static void tellUnstorable(DeadLetter letter, String personaId) {
        EventFields.of(letter.original(), personaId)
                .during(() -> LOG.warnf(
                        "Refused %s: %s", place(letter), letter.rejection().reason()));
    }

    private static String place(DeadLetter letter) {
        ConsumerRecord<?, ?> record = letter.original();
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
