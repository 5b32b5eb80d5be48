package io.variantdash.ingest.store.copies;

import java.util.Arrays;
import java.util.UUID;

/**
 * A set of identities that may take one for a member that is none, but never the other way round (B. H. Bloom, "Space/time
 * trade-offs in hash coding with allowable errors", 1970). An identity is a hash already, so two numbers from its own bits
 * give all of its positions (A. Kirsch, M. Mitzenmacher, "Less hashing, same performance: building a better Bloom filter",
 * 2006). Not safe for threads.
 *
 * <p>With n members it takes others for members at the rate (1 − e<sup>−kn/m</sup>)<sup>k</sup> of m bits and k positions: the
 * chance that each of the positions is set.
 */
final class BloomFilter {

    /** m / n of a full one; a power of two, so that a position is the end of a number. */
    static final int BITS_PER_MEMBER = 32;

    /** k: of which two in five are set by others once the filter is full. */
    private static final int POSITIONS = 16;

    private final long[] bits;
    private final int capacity;
    private int size;

    /**
     * @param capacity how many members it has room for, a power of two of at least 2; each takes {@value #BITS_PER_MEMBER} bits
     */
    BloomFilter(int capacity) {
        if (capacity < 2 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("Not a power of two: " + capacity);
        }
        this.capacity = capacity;
        this.bits = new long[capacity / (Long.SIZE / BITS_PER_MEMBER)];
    }

    boolean isFull() {
        return size >= capacity;
    }

    boolean mayContain(UUID identity) {
        int step = step(identity);
        int position = first(identity);
        for (int i = 0; i < POSITIONS; i++, position += step) {
            if ((bits[word(position)] & 1L << position) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Adds an identity; one that it takes for a member takes up no room. */
    void add(UUID identity) {
        boolean changed = false;
        int step = step(identity);
        int position = first(identity);
        for (int i = 0; i < POSITIONS; i++, position += step) {
            int word = word(position);
            long before = bits[word];
            bits[word] = before | 1L << position;
            changed |= bits[word] != before;
        }
        if (changed) {
            size++;
        }
    }

    void clear() {
        Arrays.fill(bits, 0);
        size = 0;
    }

    private int word(int position) {
        return (position >>> 6) & (bits.length - 1);
    }

    /** The lower half has no fixed bits at its end, the upper one none at its beginning. */
    private static int first(UUID identity) {
        return (int) identity.getLeastSignificantBits();
    }

    /** Odd, so that all positions differ. */
    private static int step(UUID identity) {
        return (int) (identity.getMostSignificantBits() >>> Integer.SIZE) | 1;
    }
}
