package io.variantdash.query.live.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.Transport;
import java.util.function.Consumer;

/**
 * Sends over the network's own channel, below every layer that would make a promise, a task or a copy for each frame and
 * client. Writes begin behind the encoder of frames, because what comes is encoded already.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failure closes the channel, and that is told elsewhere.
final class ChannelTransport implements Transport {

    private final ChannelHandlerContext encoder;
    private final Consumer<CloseReason> close;
    private long written;

    ChannelTransport(ChannelHandlerContext encoder, Consumer<CloseReason> close) {
        this.encoder = encoder;
        this.close = close;
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
        close.accept(reason);
    }

    /** Not the close of the layers above, which would say a good-bye of their own, and wait. */
    @Override
    public void abort() {
        encoder.close();
    }
}
