package io.variantdash.query.live;

/** Sends frames to one client one after the other: the next when the one before has gone out. */
final class Outbox {

    private final FrameQueue<String> queue;
    private final Wire wire;
    private boolean inFlight;
    private boolean draining;

    Outbox(Wire wire, long limit) {
        this.queue = new FrameQueue<>(limit, String::length);
        this.wire = wire;
    }

    /** Sends a frame in its turn, or says that too much is waiting already. */
    boolean offer(String frame) {
        boolean taken = queue.offer(frame);
        drain();
        return taken;
    }

    void clear() {
        queue.clear();
    }

    /** A loop rather than a recursion, because a send may be over before the call returns. */
    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        while (!inFlight) {
            String next = queue.poll();
            if (next == null) {
                break;
            }
            inFlight = true;
            wire.send(next, this::sent);
        }
        draining = false;
    }

    private void sent() {
        inFlight = false;
        drain();
    }
}
