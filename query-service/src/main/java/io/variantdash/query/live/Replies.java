package io.variantdash.query.live;

import io.variantdash.json.JsonText;

/** Frames that answer a client. */
final class Replies {

    static final String PONG =
            new JsonText().beginObject().member("type", "pong").endObject().toString();

    static final String INVALID_JSON = error("Invalid JSON");

    static final String UNKNOWN_MESSAGE = error("Unknown message: send {\"type\":\"ping\"} or {\"type\":\"refresh\"}");

    static final String BINARY_MESSAGE = error("Binary messages are not supported: send JSON as text");

    private Replies() {}

    static String error(String message) {
        return new JsonText()
                .beginObject()
                .member("type", "error")
                .member("message", message)
                .endObject()
                .toString();
    }
}
