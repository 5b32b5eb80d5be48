package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;

/** The way to one client. All calls, and those back, happen on the event loop of its connection. */
public interface Transport {

    /** Writes a buffer, which is released when it has gone out. */
    void write(ByteBuf bytes);

    /**
     * Sends what was written. Says whether the network took all of it; if not, it tells later when it has, and nothing
     * more should be written until then.
     */
    boolean flush(Runnable taken);

    /** How many bytes of what was written the network has taken so far, about: for comparing with later. */
    long taken();

    /** Closes behind whatever was sent. */
    void close(CloseReason reason);

    /** Ends the connection without a word, for clients that hear none. */
    void abort();
}
