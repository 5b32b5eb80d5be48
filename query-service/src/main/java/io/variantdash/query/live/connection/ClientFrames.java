package io.variantdash.query.live.connection;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.variantdash.query.live.hub.Subscriber;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.Frame;
import io.variantdash.query.live.queue.ServerMessages;
import java.util.function.Supplier;

/** What a client says, frame by frame, and the end of its connection. Runs on the event loop of the connection. */
final class ClientFrames extends ChannelInboundHandlerAdapter {

    private static final int NO_CODE = -1;

    private final Subscriber subscriber;
    private final ClientChannel channel;
    private final MessageRate rate;
    private final MessageAggregator messages = new MessageAggregator();
    private final Supplier<Frame> pong;
    private final Runnable ended;
    private boolean over;

    ClientFrames(Subscriber subscriber, ClientChannel channel, MessageRate rate, Supplier<Frame> pong, Runnable ended) {
        this.subscriber = subscriber;
        this.channel = channel;
        this.rate = rate;
        this.pong = pong;
        this.ended = ended;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof WebSocketFrame frame) {
            try {
                received(frame);
            } finally {
                ReferenceCountUtil.release(frame);
            }
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!over) { // told twice of a connection that broke while it was taken over
            over = true;
            channel.lost();
            subscriber.gone();
            ended.run();
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            boolean tooBig = WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus());
            subscriber.close(tooBig ? CloseReason.TOO_BIG : CloseReason.PROTOCOL);
        } else {
            // A connection that broke: whatever is left of it goes.
            channel.abort();
        }
    }

    private void received(WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            subscriber.gone();
            channel.closed(close.statusCode() == NO_CODE ? CloseReason.CLIENT.code() : close.statusCode());
        } else if (!channel.isClosing()) {
            subscriber.heard();
            if (rate.allows(System.nanoTime())) {
                understood(frame);
            } else {
                subscriber.close(CloseReason.TOO_MANY);
            }
        }
    }

    private void understood(WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            subscriber.reply(ServerMessages.pong(ByteBufUtil.getBytes(frame.content())));
        } else if (!(frame instanceof PongWebSocketFrame)) {
            said(messages.add(frame));
        }
    }

    private void said(MessageAggregator.Outcome message) {
        if (message instanceof MessageAggregator.Outcome.Text text) {
            switch (ClientMessage.of(text.text())) {
                case PING -> subscriber.reply(pong.get());
                case REFRESH -> subscriber.refresh();
                case NOT_JSON -> subscriber.reply(ServerMessages.INVALID_JSON);
                case UNKNOWN -> subscriber.reply(ServerMessages.UNKNOWN_MESSAGE);
            }
        } else if (message == MessageAggregator.Outcome.Other.BINARY) {
            subscriber.reply(ServerMessages.BINARY_MESSAGE);
        } else if (message == MessageAggregator.Outcome.Other.TOO_BIG) {
            subscriber.close(CloseReason.TOO_BIG);
        }
    }
}
