package io.variantdash.query.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far this replica has read. Written by the reader's thread alone, read by any: the reference is volatile and the
 * offsets are atomic.
 */
@ApplicationScoped
public class StreamProgress {

    private volatile @Nullable Tail tail;

    /** Where the persona's updates have been read up to, or null while the topic has not been found yet. */
    public @Nullable Position positionOf(String personaId) {
        Tail current = tail;
        if (current == null) {
            return null;
        }
        int partition = current.epoch.partitionOf(personaId);
        return new Position(current.epoch, partition, current.lastOffsets.get(partition));
    }

    /** The last offsets of the partitions that have been read, or null if this is not the epoch that was read. */
    long @Nullable [] lastOffsets(Epoch epoch) {
        Tail current = tail;
        if (current == null || !current.epoch.equals(epoch)) {
            return null;
        }
        return IntStream.range(0, epoch.partitions())
                .mapToLong(current.lastOffsets::get)
                .toArray();
    }

    void begin(Epoch epoch, long[] lastOffsets) {
        tail = new Tail(epoch, new AtomicLongArray(lastOffsets));
    }

    /** Is called before the record is handed on: a client that watches by then gets it, one that comes later reads its effect. */
    void reached(int partition, long offset) {
        Tail current = tail;
        if (current != null) {
            current.lastOffsets.set(partition, offset);
        }
    }

    private record Tail(Epoch epoch, AtomicLongArray lastOffsets) {}
}
