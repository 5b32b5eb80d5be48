package io.variantdash.query.live;

/** The way to one client. All calls, and those back, happen on the event loop of its connection. */
interface Wire {

    /** Sends a frame, and tells when the next may follow. */
    void send(String frame, Runnable sent);

    /** Closes behind whatever was sent. */
    void close(CloseCode code, String reason);
}
