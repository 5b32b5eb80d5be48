package io.variantdash.query.live;

import io.variantdash.json.JsonText;
import java.time.Instant;

/** Frames that tell a client about its connection. */
final class Replies {

    static final Frame PING = new SmallFrame(FrameBytes.ping());

    static final Frame PONG =
            text(new JsonText().beginObject().member("type", "pong").endObject().toString());

    static final Frame INVALID_JSON = error("Invalid JSON");

    static final Frame UNKNOWN_MESSAGE = error("Unknown message: send {\"type\":\"ping\"} or {\"type\":\"refresh\"}");

    static final Frame BINARY_MESSAGE = error("Binary messages are not supported: send JSON as text");

    private Replies() {}

    /** The answer to a ping of the protocol. */
    static Frame pong(byte[] payload) {
        return new SmallFrame(FrameBytes.pong(payload));
    }

    static Frame error(String message) {
        return text(new JsonText()
                .beginObject()
                .member("type", "error")
                .member("message", message)
                .endObject()
                .toString());
    }

    static Frame resumed(String position) {
        return text(new JsonText()
                .beginObject()
                .member("type", "resumed")
                .member("position", position)
                .endObject()
                .toString());
    }

    static Frame stale(Instant since) {
        return text(new JsonText()
                .beginObject()
                .member("type", "stale")
                .member("since", since)
                .endObject()
                .toString());
    }

    private static Frame text(String json) {
        return new SmallFrame(FrameBytes.text(json));
    }
}
