package io.variantdash.endtoend.proxy;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts one direction of a conversation into messages, of which it keeps and looks at the beginning alone. */
abstract class MessageReader implements SignalReader {

    private final byte[] head;
    private int seen;

    /** The reader looks at a message once it has so many bytes of it, or all. */
    MessageReader(int headLength) {
        head = new byte[headLength];
    }

    @Override
    public final Set<Signal> read(byte[] bytes, int length) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        for (int at = 0; at < length; ) {
            at += take(bytes, at, length, signals);
        }
        return signals;
    }

    private int take(byte[] bytes, int from, int to, Set<Signal> signals) {
        int total = seen < lengthBytes() ? Integer.MAX_VALUE : total(head);
        if (seen < head.length) {
            head[seen++] = bytes[from];
            total = seen < lengthBytes() ? Integer.MAX_VALUE : total(head);
            if (seen == Math.min(head.length, total)) {
                Signal signal = signal(head, seen);
                if (signal != null) {
                    signals.add(signal);
                }
            }
            endAt(total);
            return 1;
        }
        int taken = Math.min(to - from, total - seen);
        seen += taken;
        endAt(total);
        return taken;
    }

    private void endAt(int total) {
        if (seen == total) {
            seen = 0;
            ended();
        }
    }

    /** So many bytes tell how long the message is. */
    abstract int lengthBytes();

    /** How many bytes the message has, all included. */
    abstract int total(byte[] head);

    /** What the message means to us, of which {@code length} bytes are in {@code head}. */
    abstract @Nullable Signal signal(byte[] head, int length);

    /** Called after each message. */
    void ended() {}

    static int int32(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }
}
