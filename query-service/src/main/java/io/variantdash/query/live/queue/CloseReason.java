package io.variantdash.query.live.queue;

/** Why a connection ends, with the number that the contract with clients has for it. */
public enum CloseReason {
    /** The client said good-bye. */
    CLIENT(1000, ""),
    GOING_AWAY(1001, "the service stops"),
    SILENT(1001, "no sign of life"),
    PROTOCOL(1002, "not a WebSocket frame of a client"),
    /** The connection broke; the client cannot be told. */
    LOST(1006, ""),
    FAILED(1013, "an error of this replica"),
    TOO_BIG(1009, "message larger than 4 KiB"),
    NO_SNAPSHOT(1013, "no snapshot"),
    TRY_AGAIN(1013, "this replica is behind the position"),
    SLOW(4008, "too slow"),
    TOO_MANY(4029, "too many messages");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
