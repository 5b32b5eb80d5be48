package io.variantdash.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameQueueTest {

    private final FrameQueue<String> queue = new FrameQueue<>(5, String::length);

    @Test
    void givesFramesBackInTheirOrder() {
        queue.offer("a");
        queue.offer("b");

        assertThat(queue.poll()).isEqualTo("a");
        assertThat(queue.poll()).isEqualTo("b");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void isBoundedByTheSizeOfWhatWaits() {
        assertThat(queue.offer("abc")).isTrue();
        assertThat(queue.offer("def")).isFalse();
        assertThat(queue.offer("de")).isTrue();

        queue.poll();
        assertThat(queue.offer("fgh")).isTrue();
        queue.clear();
        assertThat(queue.offer("ijklm")).isTrue();
    }

    @Test
    void takesOneFrameOfAnySize() {
        assertThat(queue.offer("abcdefgh")).isTrue();
        assertThat(queue.offer("")).isFalse();
    }
}
