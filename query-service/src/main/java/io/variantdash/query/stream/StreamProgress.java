package io.variantdash.query.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLongArray;
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

    void begin(Epoch epoch, long[] lastOffsets) {
        tail = new Tail(epoch, new AtomicLongArray(lastOffsets));
    }

    /** Is called before the record is handed on: whoever watches by then gets it, whoever comes later reads its effect. */
    void reached(int partition, long offset) {
        Tail current = tail;
        if (current != null) {
            current.lastOffsets.set(partition, offset);
        }
    }

    private record Tail(Epoch epoch, AtomicLongArray lastOffsets) {}
}
