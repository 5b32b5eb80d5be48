package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.hub.LoadedSnapshot;
import io.variantdash.query.live.hub.Subscriber;
import io.variantdash.query.live.queue.FrameBytes;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.SendQueueLimits;
import io.variantdash.query.live.queue.ServerMessages;
import io.variantdash.query.live.queue.SharedFrame;
import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.observe.FrameTrace;
import io.variantdash.query.web.request.PersonaId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Whatever a client sends, it gets an answer that is in the contract, or a close; nothing escapes, and nobody else notices.
 * Without JAZZER_FUZZ the inputs that were kept are repeated.
 */
class ClientFramesFuzzTest {

    private static final int NO_LIMIT = 1_000_000_000;

    /** The pipeline that {@link Connections} makes of a connection, from the bytes of the network on. */
    private static final class Client {

        private final EmbeddedChannel channel = new EmbeddedChannel(
                new WebSocket13FrameDecoder(Connections.DECODER), new WebSocket13FrameEncoder(false));
        private final Subscriber subscriber;
        private int ends;

        Client(int messagesPerSecond) {
            ClientChannel transport = new ClientChannel(
                    channel.pipeline().context(WebSocket13FrameEncoder.class),
                    new LiveCounters(new SimpleMeterRegistry()));
            subscriber = new Subscriber(
                    new PersonaId("ava"),
                    transport,
                    new Subscriber.Sources(
                            persona -> CompletableFuture.completedFuture(new LoadedSnapshot.InitialData(
                                    0, new SharedFrame(FrameBytes.text("{\"type\":\"initial_data\"}")))),
                            new SendQueueLimits(1 << 20, Duration.ofDays(1)),
                            new OutboundTraffic(),
                            Runnable::run),
                    System.nanoTime());
            channel.pipeline()
                    .addLast(new ClientFrames(
                            subscriber,
                            transport,
                            new MessageRate(messagesPerSecond, System.nanoTime()),
                            () -> ServerMessages.pong((Instant) null),
                            () -> ends++));
            subscriber.refresh();
        }

        /** As a network brings it: in parts, whose ends mean nothing. */
        Client sends(byte[] bytes, int part) {
            for (int i = 0; i < bytes.length && channel.isOpen(); i += part) {
                channel.writeInbound(Unpooled.wrappedBuffer(bytes, i, Math.min(part, bytes.length - i)));
            }
            channel.checkException();
            return this;
        }

        List<WebSocketFrame> received() {
            EmbeddedChannel browser = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 24));
            for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
                browser.writeInbound(sent);
            }
            List<WebSocketFrame> frames = new ArrayList<>();
            for (WebSocketFrame frame = browser.readInbound(); frame != null; frame = browser.readInbound()) {
                frames.add(frame);
            }
            browser.finishAndReleaseAll();
            return frames;
        }

        void leaves() {
            channel.finishAndReleaseAll();
            assertThat(ends).isEqualTo(1);
        }
    }

    /** The bytes of the network: frames, whole or not, of any kind. */
    @FuzzTest(maxDuration = "60s")
    void anyBytesAreAnsweredOrClosed(byte[] input) {
        Client other = new Client(NO_LIMIT);
        // The first byte decides where the network cuts, and whether the client is held to a rate.
        int first = input.length == 0 ? 0 : input[0] & 0xFF;
        Client client = new Client(first < 200 ? NO_LIMIT : 1);

        client.sends(input, first % 7 == 0 ? 1 : 1 + first);

        assertAnswersOrCloses(client);
        assertUndisturbed(other);
    }

    /** What is in a text message that is framed as it should be. */
    @FuzzTest(maxDuration = "60s")
    void anyTextIsAnsweredOrClosed(byte[] input) {
        Client other = new Client(NO_LIMIT);
        Client client = new Client(NO_LIMIT);

        client.sends(maskedText(input), Integer.MAX_VALUE);

        assertAnswersOrCloses(client);
        assertUndisturbed(other);
    }

    private static void assertAnswersOrCloses(Client client) {
        boolean closed = false;
        for (WebSocketFrame frame : client.received()) {
            assertThat(closed).as("something behind a close").isFalse();
            if (frame instanceof TextWebSocketFrame text) {
                assertThat(text.text())
                        .matches(
                                "\\{\"type\":\"(initial_data\"}|pong\",\"newest_event_at\":null}|error\",\"message\":\"[^\\r\\n]*\"})");
            } else if (frame instanceof CloseWebSocketFrame) {
                closed = true;
            } else {
                assertThat(frame).isInstanceOf(PongWebSocketFrame.class);
            }
            frame.release();
        }
        assertThat(client.subscriber.isClosed()).isEqualTo(closed);
        client.leaves();
    }

    private static void assertUndisturbed(Client other) {
        other.subscriber.offer(new UpdateFrame("ava", 1, null, FrameBytes.text("update"), 0, FrameTrace.NONE));

        assertThat(other.received())
                .extracting(frame -> frame.content().toString(StandardCharsets.UTF_8))
                .containsExactly("{\"type\":\"initial_data\"}", "update");
        other.leaves();
    }

    private static byte[] maskedText(byte[] text) {
        ByteBuf frame = Unpooled.buffer();
        frame.writeByte(0x81).writeByte(0x80 | 127).writeLong(text.length).writeInt(0);
        frame.writeBytes(text);
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        return bytes;
    }
}
