package io.variantdash.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void aPartIsDueWhenTheWholeSays() {
        // 3 a second do not divide a second evenly.
        Schedule whole = Schedule.startingIn(Duration.ZERO, 100, 3, 60);

        Schedule part = whole.part(110, 6);

        assertThat(part.first()).isEqualTo(110);
        assertThat(part.end()).isEqualTo(116);
        assertThat(part.dueNanos(113)).isEqualTo(whole.dueNanos(113));
        assertThat(part.contains(109)).isFalse();
        assertThat(part.contains(115)).isTrue();
    }
}
