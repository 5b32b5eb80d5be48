package io.variantdash.query.live.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the messages of a client together, however many frames they come in, and bounds their size. */
final class MessageAggregator {

    static final int LARGEST_MESSAGE = 4096;

    private @Nullable ByteArrayOutputStream begun;
    private boolean binary;

    /** What has become of a message. */
    sealed interface Outcome {

        record Text(String text) implements Outcome {}

        enum Other implements Outcome {
            BINARY,
            INCOMPLETE,
            TOO_BIG
        }
    }

    /** Takes a part of a message in: a text, binary or continuation frame. */
    Outcome add(WebSocketFrame frame) {
        if (begun == null) {
            binary = frame instanceof BinaryWebSocketFrame;
        }
        ByteBuf content = frame.content();
        int before = begun == null ? 0 : begun.size();
        if (before + content.readableBytes() > LARGEST_MESSAGE) {
            return Outcome.Other.TOO_BIG;
        }
        if (frame.isFinalFragment() && begun == null) {
            return complete(content.toString(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream message = begun == null ? new ByteArrayOutputStream() : begun;
        begun = message;
        byte[] part = new byte[content.readableBytes()];
        content.readBytes(part);
        message.writeBytes(part);
        if (!frame.isFinalFragment()) {
            return Outcome.Other.INCOMPLETE;
        }
        begun = null;
        return complete(message.toString(StandardCharsets.UTF_8));
    }

    private Outcome complete(String text) {
        return binary ? Outcome.Other.BINARY : new Outcome.Text(text);
    }
}
