package io.variantdash.endtoend.proxy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL answers a client without encryption: messages of a type and a length. */
final class PostgresAnswers extends MessageReader {

    private static final String COMMITTED = "COMMIT\0";

    PostgresAnswers() {
        super(5 + COMMITTED.length());
    }

    @Override
    int lengthBytes() {
        return 5;
    }

    @Override
    int total(byte[] head) {
        return 1 + int32(head, 1);
    }

    @Override
    @Nullable Signal signal(byte[] head, int length) {
        boolean committed =
                head[0] == 'C' && new String(head, 5, length - 5, StandardCharsets.ISO_8859_1).equals(COMMITTED);
        return committed ? Signal.COMMIT_ANSWER : null;
    }
}
