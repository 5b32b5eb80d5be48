package io.variantdash.query.live.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.query.observe.FrameTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SendQueueTest {

    /** What happens: the client stalls, takes what is in flight, or reads on; otherwise a frame comes. */
    private static final int STALL = 0;

    private static final int TAKE = 1;
    private static final int READ = 2;
    private static final int OTHER_KIND = 3;

    /** Design, section 6: whatever a client does, what it saw in the end obeys these rules. */
    @Property
    void aClientSeesAllButOldPerformanceAndInOrder(@ForAll List<@IntRange(min = 0, max = 6) Integer> happenings) {
        FakeTransport transport = new FakeTransport();
        OutboundTraffic traffic = new OutboundTraffic();
        SendQueue sendQueue = new SendQueue(transport, new SendQueueLimits(1 << 20, Duration.ofDays(1)), traffic);
        List<String> neverDropped = new ArrayList<>();
        Map<String, String> newest = new HashMap<>();
        int frames = 0;
        for (int happening : happenings) {
            switch (happening) {
                case STALL -> transport.stalled = true;
                case TAKE -> transport.takeFlight();
                case READ -> transport.readOn();
                default -> {
                    String variant = happening == OTHER_KIND ? null : "v" + happening;
                    String text = "%08d %s".formatted(frames++, variant);
                    assertThat(sendQueue.offer(
                                    new UpdateFrame("ava", frames, variant, FrameBytes.text(text), 0, FrameTrace.NONE)))
                            .isTrue();
                    if (variant == null) {
                        neverDropped.add(text);
                    } else {
                        newest.put(variant, text);
                    }
                }
            }
        }
        transport.readOn();

        assertThat(sendQueue.isIdle()).isTrue();
        assertThat(transport.sent)
                .isSorted()
                .doesNotHaveDuplicates()
                .containsAll(neverDropped)
                .containsAll(newest.values());
        assertThat(traffic.sent()).isEqualTo(transport.sent.size());
        assertThat(traffic.sent() + traffic.conflated()).isEqualTo(frames);
    }
}
