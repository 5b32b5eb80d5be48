package io.variantdash.query.live.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.live.replay.ReconnectResult.Behind;
import io.variantdash.query.live.replay.ReconnectResult.Impossible;
import io.variantdash.query.live.replay.ReconnectResult.Resumed;
import io.variantdash.query.observe.FrameTrace;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.Position;
import io.variantdash.query.web.request.PersonaId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayBufferTest {

    private static final Epoch EPOCH = new Epoch(new Uuid(1, 2), 1);
    private static final PersonaId AVA = new PersonaId("ava");

    private @Nullable Position reached = at(EPOCH, 100);
    private final ReplayBuffer recent = new ReplayBuffer(persona -> reached, Duration.ofDays(1), 5_000, 1_000);

    ReplayBufferTest() {
        recent.begin(EPOCH, new long[] {9});
    }

    @Test
    void findsWhatIsBehindThePositionInItsOrder() {
        add("ava", 10, null);
        add("ben", 11, null);
        add("ava", 12, "v");
        add("ava", 13, null);

        assertThat(missed(9)).containsExactly(10L, 12L, 13L);
        assertThat(missed(10)).containsExactly(12L, 13L);
        assertThat(missed(13)).isEmpty();
        assertThat(missed(50)).isEmpty();
    }

    @Test
    void tellsTheLastPerformanceOfAVariantOnly() {
        add("ava", 10, "v");
        add("ava", 11, "w");
        add("ava", 12, null);
        add("ava", 13, "v");

        assertThat(missed(9)).containsExactly(11L, 12L, 13L);
    }

    @Test
    void forgetsThePersonaThatIsErasedAndNobodyElse() {
        add("ava", 10, null);
        add("ben", 11, null);

        recent.erase("ava", 12);
        add("ava", 13, "v");

        assertThat(after(at(EPOCH, 11))).isEqualTo(Impossible.EXPIRED);
        assertThat(missed(12)).containsExactly(13L);
        assertThat(recent.after(at(EPOCH, 12).encoded(), new PersonaId("ben"))).isInstanceOf(Resumed.class);
    }

    @Test
    void knowsVariantsOfOneHashApart() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        add("ava", 10, "Aa");
        add("ava", 11, "BB");
        add("ava", 12, "BB");

        assertThat(missed(9)).containsExactly(10L, 12L);
    }

    @Test
    void sendsAgainWhatItWasGiven() {
        byte[] encoded = "any bytes".getBytes(StandardCharsets.UTF_8);
        recent.add(List.of(new UpdateFrame("ava", 10, "vä", encoded, 5, FrameTrace.NONE)));

        UpdateFrame again = ((Resumed) after(at(EPOCH, 9))).frames().get(0);

        assertThat(again.encoded()).isEqualTo(encoded);
        assertThat(again.personaId()).isEqualTo("ava");
        assertThat(again.conflationKey()).isEqualTo("vä");
    }

    @Test
    void takesNoMoreMemoryThanItMay() {
        for (int offset = 10; offset < 10_000; offset++) {
            add("persona-" + offset % 7, offset, offset % 2 == 0 ? null : "v" + offset % 5);
            assertThat(recent.bytes()).isLessThanOrEqualTo(5_000);
        }
        recent.add(List.of(new UpdateFrame("ava", 10_000, null, new byte[6_000], 0, FrameTrace.NONE)));

        assertThat(recent.bytes()).isZero();
        reached = at(EPOCH, 10_000);
        assertThat(after(at(EPOCH, 9_999))).isEqualTo(Impossible.EXPIRED);
    }

    @Test
    void cannotGoOnFromBeforeWhatItRemembers() {
        assertThat(after(at(EPOCH, 8))).isEqualTo(Impossible.EXPIRED);
        assertThat(missed(9)).isEmpty();

        for (int offset = 10; offset < 80; offset++) {
            add("ava", offset, "v");
        }
        assertThat(after(at(EPOCH, 10))).isEqualTo(Impossible.EXPIRED);
        assertThat(missed(78)).containsExactly(79L);
    }

    @Test
    void forgetsWhatIsOld() {
        ReplayBuffer brief = new ReplayBuffer(persona -> reached, Duration.ofNanos(-1), 5_000, 1_000);
        brief.begin(EPOCH, new long[] {9});
        brief.add(List.of(frame("ava", 10, null)));

        assertThat(brief.after(at(EPOCH, 9).encoded(), AVA)).isEqualTo(Impossible.EXPIRED);
        assertThat(brief.after(at(EPOCH, 10).encoded(), AVA)).isEqualTo(new Resumed(at(EPOCH, 10), List.of()));
    }

    @Test
    void prefersASnapshotToMoreThanAClientMayHaveWaiting() {
        for (int offset = 10; offset < 22; offset++) {
            add("ava", offset, null);
        }

        assertThat(after(at(EPOCH, 9))).isEqualTo(Impossible.EXPIRED);
        assertThat(missed(15)).hasSize(6);
    }

    @Test
    void knowsNothingOfOtherEpochsAndOfWhatIsNoPosition() {
        assertThat(after(at(new Epoch(new Uuid(1, 3), 1), 10))).isEqualTo(Impossible.OTHER_EPOCH);
        assertThat(after(at(new Epoch(new Uuid(1, 2), 2), 10))).isEqualTo(Impossible.OTHER_EPOCH);
        assertThat(after(new Position(EPOCH, 1, 10))).isEqualTo(Impossible.UNREADABLE);
        for (String unreadable : List.of("", "nonsense", "%%%", at(EPOCH, 10).encoded() + "A")) {
            assertThat(recent.after(unreadable, AVA)).isEqualTo(Impossible.UNREADABLE);
        }
    }

    @Test
    void isBehindAPositionThatItHasNotReadYet() {
        assertThat(after(at(EPOCH, 101))).isEqualTo(new Behind());

        reached = null;
        assertThat(after(at(EPOCH, 10))).isEqualTo(new Behind());

        reached = at(new Epoch(new Uuid(1, 3), 1), 100);
        assertThat(after(at(EPOCH, 10))).isEqualTo(new Behind());
    }

    @Test
    void cannotGoOnAcrossWhatWasOutOfOrder() {
        add("ava", 10, null);
        recent.lose("ava");
        add("ava", 11, null);

        assertThat(after(at(EPOCH, 9))).isEqualTo(Impossible.EXPIRED);
        assertThat(missed(10)).containsExactly(11L);
    }

    @Test
    void forgetsAllWhenTheStreamBeginsAnew() {
        add("ava", 10, null);
        recent.begin(EPOCH, new long[] {20});

        assertThat(after(at(EPOCH, 10))).isEqualTo(Impossible.EXPIRED);
        assertThat(missed(20)).isEmpty();
    }

    private void add(String persona, long offset, @Nullable String variant) {
        recent.add(List.of(frame(persona, offset, variant)));
    }

    private static UpdateFrame frame(String persona, long offset, @Nullable String variant) {
        return new UpdateFrame(persona, offset, variant, new byte[100], 0, FrameTrace.NONE);
    }

    private ReconnectResult after(Position position) {
        return recent.after(position.encoded(), AVA);
    }

    private List<Long> missed(long offset) {
        return ((Resumed) after(at(EPOCH, offset)))
                .frames().stream().map(UpdateFrame::offset).toList();
    }

    private static Position at(Epoch epoch, long offset) {
        return new Position(epoch, 0, offset);
    }
}
