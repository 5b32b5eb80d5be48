package io.variantdash.query.live.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.live.replay.ReconnectResult.Impossible;
import io.variantdash.query.live.replay.ReconnectResult.Resumed;
import io.variantdash.query.observe.FrameTrace;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.Position;
import io.variantdash.query.web.request.PersonaId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.Uuid;

class ReplayedFramesPropertyTest {

    private static final Epoch EPOCH = new Epoch(new Uuid(1, 2), 1);
    private static final int OFFSETS = 100;

    /** Whatever came: a client gets exactly what a plain list says that it missed, or hears that it cannot go on. */
    @Property(tries = 300)
    void tellsWhatAListOfAllFramesTells(
            @ForAll @Size(max = 200) List<@IntRange(max = 11) Integer> frames,
            @ForAll @IntRange(min = 400, max = 20_000) int mostBytes,
            @ForAll @IntRange(max = 200) int seen) {
        ReplayBuffer buffer = new ReplayBuffer(
                persona -> new Position(EPOCH, 0, OFFSETS + frames.size()), Duration.ofDays(1), mostBytes, 1_000_000);
        buffer.begin(EPOCH, new long[] {OFFSETS - 1});
        List<UpdateFrame> all = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            UpdateFrame frame = frame(OFFSETS + i, frames.get(i));
            all.add(frame);
            buffer.add(List.of(frame));
        }

        for (String persona : List.of("a", "b", "c")) {
            Position position = new Position(EPOCH, 0, OFFSETS - 1 + Math.min(seen, frames.size()));
            ReconnectResult result = buffer.after(position.encoded(), new PersonaId(persona));
            if (result instanceof Resumed resumed) {
                assertThat(resumed.frames())
                        .usingRecursiveFieldByFieldElementComparator()
                        .containsExactlyElementsOf(missed(all, persona, position.offset()));
            } else {
                assertThat(result).isEqualTo(Impossible.EXPIRED);
                assertThat(buffer.bytes()).isLessThan((long) frames.size() * 200);
            }
        }
    }

    private static UpdateFrame frame(long offset, int kind) {
        String persona = List.of("a", "b", "c").get(kind % 3);
        String counted = kind / 3 == 0 ? null : "variant-" + kind / 3;
        return new UpdateFrame(persona, offset, counted, new byte[10 + 15 * kind], 0, FrameTrace.NONE);
    }

    private static List<UpdateFrame> missed(List<UpdateFrame> all, String persona, long seen) {
        Set<String> told = new HashSet<>();
        List<UpdateFrame> missed = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0 && all.get(i).offset() > seen; i--) {
            UpdateFrame frame = all.get(i);
            if (frame.personaId().equals(persona) && (frame.counted() == null || told.add(frame.counted()))) {
                missed.add(0, frame);
            }
        }
        return missed;
    }
}
