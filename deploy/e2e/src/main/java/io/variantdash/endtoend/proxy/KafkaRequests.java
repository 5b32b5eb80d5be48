package io.variantdash.endtoend.proxy;

import org.jspecify.annotations.Nullable;

/** Requests to a broker: a length, then the number of the API. */
final class KafkaRequests extends MessageReader {

    private static final int PRODUCE = 0;
    private static final int OFFSET_COMMIT = 8;

    KafkaRequests() {
        super(6);
    }

    @Override
    int lengthBytes() {
        return 4;
    }

    @Override
    int total(byte[] head) {
        return 4 + int32(head, 0);
    }

    @Override
    @Nullable Signal signal(byte[] head, int length) {
        return switch (head[4] << 8 | head[5]) {
            case PRODUCE -> Signal.PRODUCE_REQUEST;
            case OFFSET_COMMIT -> Signal.OFFSET_COMMIT_REQUEST;
            default -> null;
        };
    }
}
