package io.variantdash.endtoend.proxy;

import org.jspecify.annotations.Nullable;

/** Answers of a broker, which hold nothing that we wait for. */
final class KafkaAnswers extends MessageReader {

    KafkaAnswers() {
        super(4);
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
        return null;
    }
}
