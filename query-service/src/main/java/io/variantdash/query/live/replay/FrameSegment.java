package io.variantdash.query.live.replay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.observe.FrameTrace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Frames that came one after the other, in memory outside the heap. Objects that live for minutes are what a collector is
 * slowest with: it copies each into the old generation, and stops the service to look through that when it is full. Here a
 * frame costs a few numbers in arrays that are used again. Not for several threads.
 */
final class FrameSegment {

    private static final int FIRST_CAPACITY = 64;
    private static final int NOT_COUNTED = -1;

    private final ByteBuf bytes;
    private long number;
    private long oldestNanos;
    private long newestNanos;

    private int count;
    private PersonaFrames[] owners = new PersonaFrames[FIRST_CAPACITY];
    private int[] starts = new int[FIRST_CAPACITY];
    private int[] sizes = new int[FIRST_CAPACITY];
    private int[] countedSizes = new int[FIRST_CAPACITY];
    private int[] countedHashes = new int[FIRST_CAPACITY];
    private long[] offsets = new long[FIRST_CAPACITY];
    private long[] before = new long[FIRST_CAPACITY];

    FrameSegment(int capacity) {
        bytes = Unpooled.directBuffer(capacity, capacity);
    }

    /** Makes it an empty one, behind which those with higher numbers come. */
    void begin(long number, long nowNanos) {
        this.number = number;
        this.oldestNanos = nowNanos;
        this.newestNanos = nowNanos;
        Arrays.fill(owners, 0, count, null);
        count = 0;
        bytes.clear();
    }

    /** Gives its memory back. */
    void release() {
        bytes.release();
    }

    /** Adds a frame as its persona's newest, or says that there is no room. */
    boolean add(UpdateFrame frame, PersonaFrames owner, long nowNanos) {
        byte[] counted = frame.counted() == null ? null : frame.counted().getBytes(StandardCharsets.UTF_8);
        if (spaceFor(frame, counted) > bytes.writableBytes()) {
            return false;
        }
        if (count == owners.length) {
            grow();
        }
        starts[count] = bytes.writerIndex();
        sizes[count] = frame.size();
        bytes.writeBytes(frame.encoded());
        countedSizes[count] = counted == null ? NOT_COUNTED : counted.length;
        countedHashes[count] = Objects.hashCode(frame.counted());
        if (counted != null) {
            bytes.writeBytes(counted);
        }
        owners[count] = owner;
        offsets[count] = frame.offset();
        before[count] = owner.newest();
        owner.newest(FrameReference.of(number, count));
        newestNanos = nowNanos;
        count++;
        return true;
    }

    /** What a frame needs of the capacity. */
    static int spaceFor(UpdateFrame frame) {
        String counted = frame.counted();
        return spaceFor(frame, counted == null ? null : counted.getBytes(StandardCharsets.UTF_8));
    }

    private static int spaceFor(UpdateFrame frame, byte @Nullable [] counted) {
        return frame.size() + (counted == null ? 0 : counted.length);
    }

    /** A copy, as the memory is used again. */
    UpdateFrame frame(int index) {
        byte[] encoded = new byte[sizes[index]];
        bytes.getBytes(starts[index], encoded);
        return new UpdateFrame(owners[index].persona(), offsets[index], counted(index), encoded, 0, FrameTrace.NONE);
    }

    private @Nullable String counted(int index) {
        return isCounted(index)
                ? bytes.toString(starts[index] + sizes[index], countedSizes[index], StandardCharsets.UTF_8)
                : null;
    }

    /** Whether the frame tells the performance of a variant. */
    boolean isCounted(int index) {
        return countedSizes[index] != NOT_COUNTED;
    }

    /** The hash of the variant whose performance the frame tells: reading its name costs more. */
    int countedHash(int index) {
        return countedHashes[index];
    }

    /** Whether both frames tell the performance of one variant. */
    boolean countsTheSame(int index, FrameSegment other, int otherIndex) {
        return countedSizes[index] == other.countedSizes[otherIndex]
                && ByteBufUtil.equals(
                        bytes,
                        starts[index] + sizes[index],
                        other.bytes,
                        other.starts[otherIndex] + other.sizes[otherIndex],
                        countedSizes[index]);
    }

    /** Overwrites a frame, which must not be asked for any more. */
    void wipe(int index) {
        bytes.setZero(starts[index], sizes[index] + Math.max(0, countedSizes[index]));
    }

    long offset(int index) {
        return offsets[index];
    }

    int size(int index) {
        return sizes[index];
    }

    /** Where the frame before this one of the same persona is. */
    long before(int index) {
        return before[index];
    }

    PersonaFrames owner(int index) {
        return owners[index];
    }

    int count() {
        return count;
    }

    long number() {
        return number;
    }

    long oldestNanos() {
        return oldestNanos;
    }

    long newestNanos() {
        return newestNanos;
    }

    int capacity() {
        return bytes.capacity();
    }

    private void grow() {
        int capacity = 2 * count;
        owners = Arrays.copyOf(owners, capacity);
        starts = Arrays.copyOf(starts, capacity);
        sizes = Arrays.copyOf(sizes, capacity);
        countedSizes = Arrays.copyOf(countedSizes, capacity);
        countedHashes = Arrays.copyOf(countedHashes, capacity);
        offsets = Arrays.copyOf(offsets, capacity);
        before = Arrays.copyOf(before, capacity);
    }
}
