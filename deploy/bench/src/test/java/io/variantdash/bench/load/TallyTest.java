package io.variantdash.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long MILLI = 1_000_000;

    private final Schedule schedule = new Schedule(100, 0, MILLI, 1_000);
    private final Tally tally = new Tally(schedule);

    @Test
    void latencyCountsFromWhenAnUpdateWasDue() {
        for (long number = 100; number < 1_100; number++) {
            long late = (number - 99) * MILLI;
            tally.received(number, -1, schedule.dueNanos(number) + late);
        }

        Received received = new Received(tally.micros(), 0, 0, Duration.ZERO);
        assertThat(received.updates()).isEqualTo(1_000);
        assertThat(received.milliseconds(50)).isBetween(499.0, 501.0);
        assertThat(received.milliseconds(99)).isBetween(989.0, 991.0);
    }

    @Test
    void repeatedUpdateIsNoSecondOne() {
        long newest = tally.received(105, -1, 0);

        assertThat(tally.received(105, newest, 0)).isEqualTo(105);
        assertThat(tally.received()).isEqualTo(1);
        assertThat(tally.repeated()).isEqualTo(1);
    }

    @Test
    void lostUpdateIsNotMadeUpForByALaterOneOrAnOldOne() {
        long newest = tally.received(100, -1, 0);
        newest = tally.received(102, newest, 0);

        assertThat(tally.received(101, newest, 0)).isEqualTo(102);
        assertThat(tally.received()).isEqualTo(2);
        assertThat(tally.repeated()).isEqualTo(1);
    }

    @Test
    void updatesOfOtherRoundsDoNotCount() {
        assertThat(tally.received(99, -1, 0)).isEqualTo(-1);
        assertThat(tally.received(1_100, -1, 0)).isEqualTo(-1);
        assertThat(tally.received()).isZero();
        assertThat(tally.repeated()).isZero();
    }

    @Test
    void thatAllClientsHadAnUpdateTellsNothingAboutOneClient() {
        tally.received(100, -1, 0);
        tally.received(100, -1, 0);

        assertThat(tally.received()).isEqualTo(2);
        assertThat(tally.repeated()).isZero();
    }
}
