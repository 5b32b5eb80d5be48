package io.variantdash.query.live.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.live.queue.SendProgress.Pace;
import org.junit.jupiter.api.Test;

class SendProgressTest {

    private static final long WINDOW = 10;

    private final SendProgress progress = new SendProgress(0, 1_000);

    @Test
    void aClientThatTakesBytesSteadilyIsNeverTooSlowHoweverLongItTakes() {
        long taken = 1_000;
        for (long now = WINDOW; now < 1_000 * WINDOW; now += WINDOW) {
            taken += SendProgress.LEAST_BYTES;
            assertThat(progress.look(now, taken, WINDOW)).isEqualTo(Pace.MOVING);
        }
    }

    @Test
    void aClientThatTakesAByteNowAndThenIsTooSlow() {
        assertThat(progress.look(WINDOW, 1_001, WINDOW)).isEqualTo(Pace.WAITING);
        assertThat(progress.look(WINDOW + 1, 1_002, WINDOW)).isEqualTo(Pace.STALLED);
    }

    @Test
    void countsFromTheLastBytesThatMoved() {
        assertThat(progress.look(9, 1_000 + SendProgress.LEAST_BYTES, WINDOW)).isEqualTo(Pace.MOVING);
        assertThat(progress.look(19, 1_000 + SendProgress.LEAST_BYTES, WINDOW)).isEqualTo(Pace.WAITING);
        assertThat(progress.look(20, 1_000 + SendProgress.LEAST_BYTES, WINDOW)).isEqualTo(Pace.STALLED);
        assertThat(progress.ageNanos(20)).isEqualTo(20);
    }
}
