package io.variantdash.query.live.queue;

import io.variantdash.json.JsonText;
import io.variantdash.query.freshness.Staleness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Frames that tell a client about its connection. */
public final class ServerMessages {

    public static final Frame PING = new SmallFrame(FrameBytes.ping());

    public static final Frame FRESH = text(
            new JsonText().beginObject().member("type", "fresh").endObject().toString());

    public static final Frame INVALID_JSON = error("Invalid JSON");

    public static final Frame UNKNOWN_MESSAGE =
            error("Unknown message: send {\"type\":\"ping\"} or {\"type\":\"refresh\"}");

    public static final Frame BINARY_MESSAGE = error("Binary messages are not supported: send JSON as text");

    private ServerMessages() {}

    /** The answer to a client's message, with the time of its persona's newest event. */
    public static Frame pong(@Nullable Instant newestEventAt) {
        return text(new JsonText()
                .beginObject()
                .member("type", "pong")
                .nullableMember("newest_event_at", newestEventAt == null ? null : newestEventAt.toString())
                .endObject()
                .toString());
    }

    public static Frame error(String message) {
        return text(new JsonText()
                .beginObject()
                .member("type", "error")
                .member("message", message)
                .endObject()
                .toString());
    }

    public static Frame resumed(String position) {
        return text(new JsonText()
                .beginObject()
                .member("type", "resumed")
                .member("position", position)
                .endObject()
                .toString());
    }

    public static Frame stale(Staleness staleness) {
        return text(new JsonText()
                .beginObject()
                .member("type", "stale")
                .member("since", staleness.since())
                .member("reason", staleness.reason())
                .endObject()
                .toString());
    }

    private static Frame text(String json) {
        return new SmallFrame(FrameBytes.text(json));
    }
}
