package io.variantdash.query.live.replay;

import io.variantdash.query.live.queue.UpdateFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest frames of all personas in segments, of which the oldest goes as a whole when they take too much memory, or when
 * all of its frames are too old. Not for several threads.
 */
final class FrameStore {

    /** Walks over frames of a persona, from the newest backwards. */
    interface Visitor {
        /** Returns whether to go on. */
        boolean visit(FrameSegment segment, int index);
    }

    private static final int LARGEST_SEGMENT = 256 * 1024;
    /** So many segments share the memory: the finer, the less goes at a time. */
    private static final int SEGMENTS = 16;

    /** A segment takes frames for this part of the longest age. */
    private static final int PARTS_OF_AGE = 8;

    private final long longestNanos;
    private final long mostBytes;
    private final int segmentSize;
    /** Is told, of each frame that goes, the persona and the offset. */
    private final ObjLongConsumer<PersonaFrames> gone;

    private final List<FrameSegment> segments = new ArrayList<>();
    private final Map<String, PersonaFrames> byPersona = new HashMap<>();
    private @Nullable FrameSegment spare;
    private long nextNumber;
    private long bytes;

    FrameStore(Duration longest, long mostBytes, ObjLongConsumer<PersonaFrames> gone) {
        this.longestNanos = longest.toNanos();
        this.mostBytes = mostBytes;
        this.segmentSize = (int) Math.max(1, Math.min(LARGEST_SEGMENT, mostBytes / SEGMENTS));
        this.gone = gone;
    }

    long bytes() {
        return bytes;
    }

    void add(UpdateFrame frame, int partition, long nowNanos) {
        PersonaFrames owner =
                byPersona.computeIfAbsent(frame.personaId(), persona -> new PersonaFrames(persona, partition));
        FrameSegment newest = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        if (newest == null
                || nowNanos - newest.oldestNanos() > longestNanos / PARTS_OF_AGE
                || !newest.add(frame, owner, nowNanos)) {
            begin(Math.max(segmentSize, FrameSegment.spaceFor(frame)), nowNanos).add(frame, owner, nowNanos);
        }
    }

    void visit(String persona, Visitor visitor) {
        PersonaFrames frames = byPersona.get(persona);
        long reference = frames == null ? FrameReference.NONE : frames.newest();
        while (!segments.isEmpty()
                && FrameReference.segment(reference) >= segments.get(0).number()) {
            FrameSegment segment = segments.get(
                    (int) (FrameReference.segment(reference) - segments.get(0).number()));
            int index = FrameReference.index(reference);
            if (!visitor.visit(segment, index)) {
                return;
            }
            reference = segment.before(index);
        }
    }

    /** Overwrites the frames of a persona: not even the memory knows them any more. */
    void erase(String persona) {
        visit(persona, (segment, index) -> {
            segment.wipe(index);
            return true;
        });
        byPersona.remove(persona);
    }

    void forgetOld(long nowNanos) {
        while (!segments.isEmpty()
                && (bytes > mostBytes || nowNanos - segments.get(0).newestNanos() > longestNanos)) {
            forget(segments.remove(0));
        }
    }

    void clear() {
        segments.forEach(this::putAside);
        segments.clear();
        byPersona.clear();
        bytes = 0;
    }

    private FrameSegment begin(int capacity, long nowNanos) {
        FrameSegment begun = spare;
        if (begun != null && begun.capacity() >= capacity) {
            spare = null;
        } else {
            begun = new FrameSegment(capacity);
        }
        begun.begin(nextNumber++, nowNanos);
        segments.add(begun);
        bytes += begun.capacity();
        return begun;
    }

    private void forget(FrameSegment segment) {
        bytes -= segment.capacity();
        for (int index = 0; index < segment.count(); index++) {
            PersonaFrames owner = segment.owner(index);
            gone.accept(owner, segment.offset(index));
            if (owner.newest() == FrameReference.of(segment.number(), index)) {
                byPersona.remove(owner.persona(), owner);
            }
        }
        putAside(segment);
    }

    /** The next to begin takes its memory. */
    private void putAside(FrameSegment segment) {
        if (spare == null && segment.capacity() == segmentSize) {
            segment.begin(nextNumber, 0);
            spare = segment;
        } else {
            segment.release();
        }
    }
}
