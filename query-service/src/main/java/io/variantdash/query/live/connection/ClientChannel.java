package io.variantdash.query.live.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.variantdash.query.live.hub.LiveCounters;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.FrameBytes;
import io.variantdash.query.live.queue.Transport;

/**
 * Sends over the network's own channel, below every layer that would make a promise, a task or a copy for each frame and
 * client. Writes begin behind the encoder of frames, because what comes is encoded already.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failure closes the channel, and that is told elsewhere.
final class ClientChannel implements Transport {

    private final ChannelHandlerContext encoder;
    private final LiveCounters counters;
    private boolean closing;
    private long written;

    ClientChannel(ChannelHandlerContext encoder, LiveCounters counters) {
        this.encoder = encoder;
        this.counters = counters;
    }

    @Override
    public void write(ByteBuf bytes) {
        written += bytes.readableBytes();
        encoder.write(bytes, encoder.voidPromise());
    }

    /** A buffer that went out in part is pending as a whole: what is gone of it is its progress. */
    @Override
    public long taken() {
        ChannelOutboundBuffer outbound = encoder.channel().unsafe().outboundBuffer();
        return outbound == null ? written : written - outbound.totalPendingWriteBytes() + outbound.currentProgress();
    }

    @Override
    public boolean flush(Runnable taken) {
        encoder.flush();
        ChannelOutboundBuffer outbound = encoder.channel().unsafe().outboundBuffer();
        if (outbound == null || outbound.isEmpty()) {
            return true;
        }
        encoder.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (written.isSuccess()) {
                taken.run();
            }
        });
        return false;
    }

    @Override
    public void close(CloseReason reason) {
        if (begin(reason)) {
            encoder.writeAndFlush(Unpooled.wrappedBuffer(FrameBytes.close(reason.code(), reason.text())));
        }
    }

    /** Answers the client's close, and ends the connection when the answer has gone out. */
    void closed(int code) {
        if (begin(CloseReason.CLIENT)) {
            encoder.writeAndFlush(Unpooled.wrappedBuffer(FrameBytes.close(code, "")))
                    .addListener(answered ->
                            abort()); // not CLOSE: the layers above would say a good-bye of their own, and wait
        } else {
            abort();
        }
    }

    /** The connection has gone. */
    void lost() {
        begin(CloseReason.LOST);
    }

    boolean isClosing() {
        return closing;
    }

    @Override
    public void abort() {
        encoder.close();
    }

    private boolean begin(CloseReason reason) {
        boolean first = !closing;
        closing = true;
        if (first) {
            counters.closed(reason);
        }
        return first;
    }
}
