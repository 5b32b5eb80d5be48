package io.variantdash.ingest.consume;

import io.variantdash.ingest.consume.DecodedRecords.Received;
import io.variantdash.ingest.publish.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What polls brought while the transactions before were under way: one transaction stores all of it. */
final class OpenBatch {

    /** Large events must not make a transaction that fills the heap. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final int mostRecords;
    private final Instant begun;
    private final List<Received> events = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private long bytes;

    OpenBatch(int mostRecords, Instant begun) {
        this.mostRecords = mostRecords;
        this.begun = begun;
    }

    /** An empty batch has room for any poll. */
    boolean hasRoomFor(DecodedRecords poll) {
        return records() == 0
                || (records() + poll.events().size() + poll.deadLetters().size() <= mostRecords
                        && bytes + poll.bytes() <= MOST_BYTES);
    }

    void add(DecodedRecords poll) {
        events.addAll(poll.events());
        deadLetters.addAll(poll.deadLetters());
        bytes += poll.bytes();
    }

    /** When the first poll came. */
    Instant begun() {
        return begun;
    }

    int records() {
        return events.size() + deadLetters.size();
    }

    /** The accepted events, each with the record that it came from. */
    List<Received> events() {
        return events;
    }

    /** The records that were refused. */
    List<DeadLetter> deadLetters() {
        return deadLetters;
    }
}
