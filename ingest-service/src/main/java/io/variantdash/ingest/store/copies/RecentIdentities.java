package io.variantdash.ingest.store.copies;

import io.variantdash.event.codec.AcceptedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Remembers the identities of the events that came last: at least the last {@value #CAPACITY} different ones, at most twice
 * as many, in {@value #KIB} KiB. It never forgets one of those, and takes less than one in a million others for one of them:
 * 2 × (1 − e<sup>−1/2</sup>)<sup>16</sup> = 6.6 × 10<sup>−7</sup> when both generations are full
 * ({@link BloomFilter}). So it says which events may be copies, and the audit trail is asked about these alone.
 *
 * <p>An identity is remembered before it is stored, as its copy may come while that transaction is under way. One that was
 * not stored after all is only asked about in vain.
 *
 * <p>Safe for threads: one at a time looks and remembers, so of two batches that share an event one knows it.
 */
public final class RecentIdentities {

    static final int CAPACITY = 1 << 19;

    /** Both generations. */
    static final int KIB = 2 * CAPACITY / Byte.SIZE * BloomFilter.BITS_PER_MEMBER / 1024;

    private BloomFilter young;
    private BloomFilter old;

    public RecentIdentities() {
        this(CAPACITY);
    }

    /**
     * @param capacity of a generation, a power of two
     */
    RecentIdentities(int capacity) {
        this.young = new BloomFilter(capacity);
        this.old = new BloomFilter(capacity);
    }

    /** Those of different events that may have come before, in their order; remembers them all. */
    public synchronized List<AcceptedEvent> possibleCopies(List<AcceptedEvent> events) {
        List<AcceptedEvent> copies = new ArrayList<>();
        for (AcceptedEvent event : events) {
            if (meet(event.identity())) {
                copies.add(event);
            }
        }
        return copies;
    }

    /** Whether it may have come before; it is remembered from now on, as the youngest. */
    private boolean meet(UUID identity) {
        if (young.mayContain(identity)) {
            return true;
        }
        boolean known = old.mayContain(identity);
        if (young.isFull()) {
            BloomFilter emptied = old;
            old = young;
            emptied.clear();
            young = emptied;
        }
        young.add(identity);
        return known;
    }
}
