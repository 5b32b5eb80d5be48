package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Sends frames to one client. What the network does not take at once is in flight; behind it others wait, where older
 * performance gives way to newer. Most clients keep up, and have no queue at all.
 */
public final class SendQueue {

    /** So much is in flight at once: more would only wait in a place where nothing gives way. */
    private static final int MOST_IN_FLIGHT = 16 * 1024;

    private final Transport transport;
    private final SendQueueLimits limits;
    private final OutboundTraffic traffic;
    private @Nullable FrameQueue queue;
    private @Nullable SendProgress inFlight;

    public SendQueue(Transport transport, SendQueueLimits limits, OutboundTraffic traffic) {
        this.transport = transport;
        this.limits = limits;
        this.traffic = traffic;
    }

    /** Whether everything has gone out. */
    public boolean isIdle() {
        return inFlight == null && queue == null;
    }

    /** Sends bytes that the caller counts; only if idle. */
    public void send(ByteBuf bytes) {
        transport.write(bytes);
        flush();
    }

    /** Sends a frame in its turn, or says that too much is waiting already. */
    public boolean offer(Frame frame) {
        if (isIdle()) {
            write(frame);
            flush();
            return true;
        }
        return enqueue(frame);
    }

    /** Sends frames in their turn, as many at once as the network takes. */
    public boolean offer(Collection<? extends Frame> frames) {
        boolean free = isIdle();
        for (Frame frame : frames) {
            if (!enqueue(frame)) {
                return false;
            }
        }
        if (free) {
            drain();
        }
        return true;
    }

    /** Hands everything to the network, whether it is ready or not; only before a close. */
    public void sendRest() {
        FrameQueue rest = queue;
        queue = null;
        if (rest != null) {
            for (Frame frame = rest.poll(); frame != null; frame = rest.poll()) {
                write(frame);
            }
        }
    }

    /** How long the oldest frame has been on its way; 0 if there is none. */
    public long ageNanos(long nowNanos) {
        long sending = inFlight == null ? 0 : inFlight.ageNanos(nowNanos);
        return queue == null ? sending : Math.max(sending, queue.ageNanos(nowNanos));
    }

    /** How the client takes what is in flight. */
    public SendProgress.Pace pace(long nowNanos) {
        return inFlight == null
                ? SendProgress.Pace.IDLE
                : inFlight.look(nowNanos, transport.taken(), limits.age().toNanos());
    }

    public void clear() {
        queue = null;
    }

    /** A loop rather than a recursion, because the network may take it all before the call returns. */
    private void drain() {
        inFlight = null;
        while (inFlight == null && queue != null) {
            writeSome(queue);
            flush();
        }
    }

    private boolean enqueue(Frame frame) {
        if (queue == null) {
            queue = new FrameQueue(limits.bytes());
        }
        return queue.offer(frame, System.nanoTime());
    }

    private void writeSome(FrameQueue waiting) {
        int written = 0;
        Frame next = waiting.poll();
        while (next != null) {
            write(next);
            written += next.size();
            next = written < MOST_IN_FLIGHT ? waiting.poll() : null;
        }
        if (waiting.isEmpty()) {
            traffic.conflated(waiting.conflated());
            queue = null;
        }
    }

    private void write(Frame frame) {
        transport.write(frame.bytes());
        traffic.sent(1, frame.size());
    }

    private void flush() {
        inFlight = transport.flush(this::drain) ? null : new SendProgress(System.nanoTime(), transport.taken());
    }
}
