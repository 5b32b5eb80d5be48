package io.variantdash.query.live.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.variantdash.query.live.queue.CloseReason;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever bytes come from the network, they are frames or a violation that is told once; nothing escapes, and nothing passes
 * behind a close. Without JAZZER_FUZZ the inputs that were kept are repeated.
 */
class InboundGuardFuzzTest {

    /** As Vert.x sets it up. */
    private static final WebSocketDecoderConfig DECODER = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(64 * 1024)
            .allowExtensions(false)
            .closeOnProtocolViolation(false)
            .build();

    private static final int ANY_RATE = 1_000_000_000;
    private static final int MOST_BYTES = 4096;

    private static final class Told implements InboundGuard.Listener {

        private final List<CloseReason> violations = new ArrayList<>();
        private boolean closing;

        @Override
        public void closing() {
            closing = true;
        }

        @Override
        public void violated(CloseReason reason) {
            violations.add(reason);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreFramesOrAViolation(byte[] input) {
        // The first byte decides where the network cuts, and whether the client is held to a rate; the others come from
        // it.
        int first = input.length == 0 ? 0 : input[0] & 0xFF;
        boolean rated = first >= 200;
        Told told = new Told();
        EmbeddedChannel channel = new EmbeddedChannel(
                new WebSocket13FrameDecoder(DECODER),
                new InboundGuard(new MessageRate(rated ? 1 : ANY_RATE, System.nanoTime()), MOST_BYTES, told));

        send(channel, input, first % 7 == 0 ? 1 : 1 + first);

        List<WebSocketFrame> passed = passed(channel);
        assertThat(told.violations.size()).isLessThanOrEqualTo(1);
        assertThat(told.closing).isEqualTo(passed.stream().anyMatch(CloseWebSocketFrame.class::isInstance));
        if (told.closing) {
            assertThat(passed.get(passed.size() - 1)).isInstanceOf(CloseWebSocketFrame.class);
        }
        if (rated) {
            assertThat(passed.stream().filter(frame -> !(frame instanceof CloseWebSocketFrame)))
                    .hasSizeLessThanOrEqualTo(2);
        }
        assertThat(sizes(passed)).allMatch(size -> size <= MOST_BYTES);
        passed.forEach(WebSocketFrame::release);
    }

    /** In bytes, of the messages that the frames make, an unfinished one included. */
    private static List<Integer> sizes(List<WebSocketFrame> frames) {
        List<Integer> sizes = new ArrayList<>();
        int begun = 0;
        for (WebSocketFrame frame : frames) {
            if (!(frame instanceof PingWebSocketFrame || frame instanceof PongWebSocketFrame)) {
                begun += frame.content().readableBytes();
                sizes.add(begun);
                begun = frame.isFinalFragment() ? 0 : begun;
            }
        }
        return sizes;
    }

    /** All but the first byte, as a network brings it: in parts, whose ends mean nothing. */
    private static void send(EmbeddedChannel channel, byte[] bytes, int part) {
        for (int i = 1; i < bytes.length; i += part) {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes, i, Math.min(part, bytes.length - i)));
        }
        channel.checkException();
        channel.finish();
    }

    private static List<WebSocketFrame> passed(EmbeddedChannel channel) {
        List<WebSocketFrame> frames = new ArrayList<>();
        for (WebSocketFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frames.add(frame);
        }
        return frames;
    }
}
