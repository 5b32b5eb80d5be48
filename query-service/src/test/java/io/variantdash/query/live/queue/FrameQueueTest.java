package io.variantdash.query.live.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.observe.FrameTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameQueueTest {

    private final FrameQueue queue = new FrameQueue(5);

    @Test
    void givesFramesBackInTheirOrder() {
        assertThat(offer(1, null, 1)).isTrue();
        assertThat(offer(2, null, 1)).isTrue();

        assertThat(offsets()).containsExactly(1L, 2L);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void isBoundedByTheSizeOfWhatWaits() {
        assertThat(offer(1, null, 3)).isTrue();
        assertThat(offer(2, null, 3)).isFalse();
        assertThat(offer(3, null, 2)).isTrue();

        queue.poll();
        assertThat(offer(4, null, 3)).isTrue();
        assertThat(offsets()).containsExactly(3L, 4L);
        assertThat(offer(5, null, 5)).isTrue();
    }

    @Test
    void takesOneFrameOfAnySize() {
        assertThat(offer(1, null, 8)).isTrue();
        assertThat(offer(2, null, 1)).isFalse();
    }

    @Test
    void collapsesPerformanceOfAVariantAtThePlaceOfTheNewest() {
        offer(1, "v", 1);
        offer(2, null, 1);
        offer(3, "w", 1);
        offer(4, "v", 1);

        assertThat(offsets()).containsExactly(2L, 3L, 4L);
        assertThat(queue.conflated()).isEqualTo(1);
    }

    @Test
    void makesRoomByCollapsing() {
        for (int i = 0; i < 100; i++) {
            assertThat(offer(i, "v", 5)).isTrue();
        }

        assertThat(offsets()).containsExactly(99L);
    }

    @Test
    void knowsHowLongTheFirstHasWaited() {
        assertThat(queue.ageNanos(7)).isZero();

        queue.offer(frame(1, null, 1), 10);
        queue.offer(frame(2, null, 1), 20);
        assertThat(queue.ageNanos(30)).isEqualTo(20);
        queue.poll();
        assertThat(queue.ageNanos(30)).isEqualTo(10);
    }

    private boolean offer(long offset, @Nullable String variant, int size) {
        return queue.offer(frame(offset, variant, size), 0);
    }

    private static UpdateFrame frame(long offset, @Nullable String variant, int size) {
        return new UpdateFrame("ava", offset, variant, new byte[size], 0, FrameTrace.NONE);
    }

    private List<Long> offsets() {
        List<Long> offsets = new ArrayList<>();
        for (Frame frame = queue.poll(); frame != null; frame = queue.poll()) {
            offsets.add(((UpdateFrame) frame).offset());
        }
        return offsets;
    }
}
