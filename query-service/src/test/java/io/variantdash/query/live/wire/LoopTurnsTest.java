package io.variantdash.query.live.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many clients begin at once, what others are waiting for on the same loop waits for a few of them at most. */
class LoopTurnsTest {

    private static final String UPDATE = "update";

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final LoopTurns turns = new LoopTurns(channel.eventLoop());
    private final List<Object> done = new ArrayList<>();

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    @Test
    void letsAnUpdatePassAfterEachTurn() {
        begin(0, 3 * LoopTurns.MOST_AT_ONCE);

        channel.eventLoop().execute(() -> done.add(UPDATE));
        channel.runPendingTasks();
        assertThat(done).hasSize(LoopTurns.MOST_AT_ONCE + 1).endsWith(UPDATE);

        channel.eventLoop().execute(() -> done.add(UPDATE));
        rest();
        assertThat(done.indexOf(UPDATE)).isEqualTo(LoopTurns.MOST_AT_ONCE);
        assertThat(done.lastIndexOf(UPDATE)).isLessThanOrEqualTo(2 * LoopTurns.MOST_AT_ONCE + 1);
        assertThat(done).hasSize(2 * LoopTurns.MOST_AT_ONCE + 2);
    }

    @Test
    void restsBetweenTurns() {
        begin(0, LoopTurns.MOST_AT_ONCE + 1);
        channel.runPendingTasks();

        channel.advanceTimeBy(LoopTurns.REST.toNanos() - 1, TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
        assertThat(done).hasSize(LoopTurns.MOST_AT_ONCE);

        channel.advanceTimeBy(1, TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
        assertThat(done).hasSize(LoopTurns.MOST_AT_ONCE + 1);
    }

    @Test
    void servesAllInTheOrderInWhichTheyCame() {
        int many = 5 * LoopTurns.MOST_AT_ONCE + 3;
        begin(0, many);
        channel.runPendingTasks();
        begin(many, 2 * many);
        for (int turn = 0; turn < 12; turn++) {
            rest();
        }

        assertThat(done).isEqualTo(IntStream.range(0, 2 * many).boxed().toList());
    }

    @Test
    void servesOneThatComesAloneAtOnce() {
        begin(0, 1);
        channel.runPendingTasks();
        begin(1, 2);
        channel.runPendingTasks();

        assertThat(done).isEqualTo(List.of(0, 1));
    }

    @Test
    void goesOnAfterAFailure() {
        turns.execute(() -> {
            throw new IllegalStateException("one client's trouble");
        });
        begin(0, 2);

        channel.runPendingTasks();
        assertThatThrownBy(channel::checkException).hasMessage("one client's trouble");
        rest();

        assertThat(done).isEqualTo(List.of(0, 1));
    }

    private void begin(int first, int end) {
        IntStream.range(first, end).forEach(client -> turns.execute(() -> done.add(client)));
    }

    private void rest() {
        channel.advanceTimeBy(LoopTurns.REST.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }
}
