package io.variantdash.endtoend.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.endtoend.live.ReceivedFrames.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final UUID EPOCH = new UUID(1, 1);

    private final ExpectedState expected = new ExpectedState();
    private final ReceivedFrames received = new ReceivedFrames();

    VerdictTest() {
        expected.begin(EPOCH);
        publish(1, null);
        publish(2, "v");
        publish(3, null);
        publish(4, "v");
        publish(5, "w");
        received.asked(null);
        received.saw(Kind.BEGUN, at(0), null);
    }

    @Test
    void isContentWithEverythingInOrder() {
        see(1, 2, 3, 4, 5);

        assertThat(verdict().problems()).isEmpty();
        assertThat(verdict().expected()).isEqualTo(4);
        assertThat(verdict().missed()).isZero();
    }

    @Test
    void isContentWithTheLastCountsAlone() {
        see(1, 3, 4, 5);

        assertThat(verdict().missed()).isZero();
    }

    @Test
    void misses() {
        see(1, 2, 4);

        assertThat(verdict().missed()).isEqualTo(2);
        assertThat(verdict().problems())
                .anySatisfy(problem -> assertThat(problem).contains("offset 3"));
    }

    @Test
    void seesWhatComesTwiceOrTooLate() {
        see(1, 3, 3, 5, 4);

        assertThat(verdict().doubled()).isEqualTo(1);
        assertThat(verdict().disordered()).isEqualTo(1);
    }

    @Test
    void goesOnWhereItResumed() {
        see(1, 2);
        received.asked(at(2));
        received.saw(Kind.RESUMED, at(2), null);
        see(3, 4, 5);

        assertThat(verdict().problems()).isEmpty();
        assertThat(verdict().resumes()).isEqualTo(1);
        assertThat(verdict().restarts()).isZero();
    }

    @Test
    void noticesAStreamThatResumedElsewhere() {
        see(1, 2);
        received.asked(at(2));
        received.saw(Kind.RESUMED, at(3), null);

        assertThat(verdict().problems())
                .anySatisfy(problem -> assertThat(problem).contains("resumed from"));
    }

    @Test
    void countsABeginningAfterTheFirst() {
        see(1, 2);
        received.asked(at(2));
        received.saw(Kind.BEGUN, at(4), null);
        see(5);

        assertThat(verdict().restarts()).isEqualTo(1);
        assertThat(verdict().missed()).isZero();
    }

    @Test
    void noticesWhoStaysInAnOldStream() {
        see(1, 2, 3, 4, 5);
        expected.begin(new UUID(2, 2));

        assertThat(verdict().problems()).contains("never came to the present stream");
    }

    private Verdict verdict() {
        return new Verdict(expected, "ava", received);
    }

    private void publish(long offset, @Nullable String counted) {
        expected.add("ava", new ExpectedState.Entry(offset, new UUID(0, offset), counted));
    }

    private void see(long... offsets) {
        for (long offset : offsets) {
            received.saw(Kind.UPDATE, at(offset), new UUID(0, offset));
        }
    }

    private static StreamPosition at(long offset) {
        return new StreamPosition(EPOCH, offset);
    }
}
