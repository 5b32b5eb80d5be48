package io.variantdash.query.live;

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
import java.util.function.Supplier;

/** What a client says, frame by frame, and the end of its connection. Runs on the event loop of the connection. */
final class ClientFrames extends ChannelInboundHandlerAdapter {

    private static final int NO_CODE = -1;

    private final Viewer viewer;
    private final ClientChannel channel;
    private final MessageRate rate;
    private final Inbox inbox = new Inbox();
    private final Supplier<Frame> pong;
    private final Runnable ended;
    private boolean over;

    ClientFrames(Viewer viewer, ClientChannel channel, MessageRate rate, Supplier<Frame> pong, Runnable ended) {
        this.viewer = viewer;
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
            viewer.gone();
            ended.run();
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            boolean tooBig = WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus());
            viewer.close(tooBig ? CloseReason.TOO_BIG : CloseReason.PROTOCOL);
        } else {
            // A connection that broke: whatever is left of it goes.
            channel.abort();
        }
    }

    private void received(WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            viewer.gone();
            channel.closed(close.statusCode() == NO_CODE ? CloseReason.CLIENT.code() : close.statusCode());
        } else if (!channel.isClosing()) {
            viewer.heard();
            if (rate.allows(System.nanoTime())) {
                understood(frame);
            } else {
                viewer.close(CloseReason.TOO_MANY);
            }
        }
    }

    private void understood(WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            viewer.reply(Replies.pong(ByteBufUtil.getBytes(frame.content())));
        } else if (!(frame instanceof PongWebSocketFrame)) {
            said(inbox.add(frame));
        }
    }

    private void said(Inbox.Outcome message) {
        if (message instanceof Inbox.Outcome.Text text) {
            switch (ClientMessage.of(text.text())) {
                case PING -> viewer.reply(pong.get());
                case REFRESH -> viewer.refresh();
                case NOT_JSON -> viewer.reply(Replies.INVALID_JSON);
                case UNKNOWN -> viewer.reply(Replies.UNKNOWN_MESSAGE);
            }
        } else if (message == Inbox.Outcome.Other.BINARY) {
            viewer.reply(Replies.BINARY_MESSAGE);
        } else if (message == Inbox.Outcome.Other.TOO_BIG) {
            viewer.close(CloseReason.TOO_BIG);
        }
    }
}
