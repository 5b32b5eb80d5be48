package io.variantdash.query.live.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.variantdash.query.live.queue.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who exceeds its rate takes no more of an event loop than one read now and then. */
class InboundGuardTest {

    private static final int RATE = 2;
    private static final int MOST_BYTES = 50;

    private final Told told = new Told();
    private final Reads reads = new Reads();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void connect() {
        channel.freezeTime();
        channel.pipeline().addLast(reads, new InboundGuard(new MessageRate(RATE, System.nanoTime()), MOST_BYTES, told));
    }

    @AfterEach
    void disconnect() {
        channel.finishAndReleaseAll();
    }

    @Test
    void readsFromTheWellBehavedAsTheNetworkBringsIt() {
        say(RATE);

        assertThat(told.violations).isEmpty();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void readsOnceAPauseFromAnOffender() {
        say(RATE + 1);
        assertThat(told.violations).containsExactly(CloseReason.TOO_MANY);
        assertThat(channel.config().isAutoRead()).isFalse();
        reads.count = 0;

        pass(InboundGuard.PAUSE.toMillis() - 1);
        assertThat(reads.count).isZero();
        pass(1);
        assertThat(reads.count).isEqualTo(1);
        pass(InboundGuard.PAUSE.toMillis());
        assertThat(reads.count).isEqualTo(2);
    }

    @Test
    void readsAsSlowlyFromOneThatBreaksTheProtocol() {
        channel.pipeline()
                .fireExceptionCaught(
                        new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "no frame"));

        assertThat(told.violations).containsExactly(CloseReason.PROTOCOL);
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void tellsThatAMessageIsTooBigRatherThanInTooManyParts() {
        channel.writeInbound(new TextWebSocketFrame(false, 0, "x".repeat(MOST_BYTES)));
        channel.writeInbound(new PingWebSocketFrame());
        channel.writeInbound(new ContinuationWebSocketFrame(false, 0, "x"));
        channel.writeInbound(new ContinuationWebSocketFrame(true, 0, "x"));

        assertThat(told.violations).containsExactly(CloseReason.TOO_BIG);
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void countsTheBytesOfEachMessageByItself() {
        channel.writeInbound(new TextWebSocketFrame(true, 0, "x".repeat(MOST_BYTES)));
        channel.writeInbound(new TextWebSocketFrame(true, 0, "x".repeat(MOST_BYTES)));

        assertThat(told.violations).isEmpty();
    }

    @Test
    void countsEachPartOfAMessage() {
        channel.writeInbound(new TextWebSocketFrame(false, 0, ""));
        for (int part = 0; part < RATE; part++) {
            channel.writeInbound(new ContinuationWebSocketFrame(false, 0, ""));
        }

        assertThat(told.violations).containsExactly(CloseReason.TOO_MANY);
    }

    @Test
    void keepsItThatWayWhereTheLayersAboveReadOn() {
        say(RATE + 1);
        channel.config().setAutoRead(true);

        pass(InboundGuard.PAUSE.toMillis());

        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void tellsTheFirstViolationAlone() {
        say(RATE + 1);

        channel.pipeline()
                .fireExceptionCaught(
                        new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "no frame"));

        assertThat(told.violations).containsExactly(CloseReason.TOO_MANY);
    }

    @Test
    void letsLittleOfAnOffenderWaitInTheKernel() {
        NioSocketChannel socket = new NioSocketChannel();

        Wire.boundWaiting(socket);

        // Kernels round and double.
        assertThat(socket.config().getReceiveBufferSize()).isBetween(Wire.KERNEL_BUFFER / 2, 2 * Wire.KERNEL_BUFFER);
        socket.unsafe().closeForcibly();
    }

    @Test
    void hearsTheOffendersAnswerToTheClose() {
        say(RATE + 2);
        channel.inboundMessages().clear();

        channel.writeInbound(new CloseWebSocketFrame());

        assertThat(told.closing).isTrue();
        assertThat(channel.<Object>readInbound()).isInstanceOf(CloseWebSocketFrame.class);
    }

    @Test
    void leavesAConnectionAloneThatHasEnded() {
        say(RATE + 1);
        var unused = channel.close();
        reads.count = 0;

        pass(InboundGuard.PAUSE.multipliedBy(3).toMillis());

        assertThat(reads.count).isZero();
    }

    private void say(int messages) {
        for (int i = 0; i < messages; i++) {
            channel.writeInbound(new TextWebSocketFrame("{\"type\":\"refresh\"}"));
        }
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

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

    /** Counts how often the network is asked for more. */
    private static final class Reads extends ChannelOutboundHandlerAdapter {

        private int count;

        @Override
        public void read(ChannelHandlerContext context) {
            count++;
            context.read();
        }
    }
}
