package io.variantdash.endtoend.proxy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client without encryption tells PostgreSQL: a startup message, which has no type, then messages of a type and a
 * length. COMMIT comes as text, or as a statement that was prepared before.
 */
final class PostgresRequests extends MessageReader {

    private static final String COMMIT = "COMMIT";

    private final Set<String> preparedCommits = new HashSet<>();
    private boolean started;

    PostgresRequests() {
        super(128);
    }

    @Override
    int lengthBytes() {
        return started ? 5 : 4;
    }

    @Override
    int total(byte[] head) {
        return started ? 1 + int32(head, 1) : int32(head, 0);
    }

    @Override
    void ended() {
        started = true;
    }

    @Override
    @Nullable Signal signal(byte[] head, int length) {
        if (!started) {
            return null;
        }
        return switch (head[0]) {
            case 'Q' -> text(head, 5, length).equalsIgnoreCase(COMMIT) ? Signal.COMMIT_REQUEST : null;
            case 'P' -> {
                prepare(head, length);
                yield null;
            }
            case 'B' -> preparedCommits.contains(second(head, length)) ? Signal.COMMIT_REQUEST : null;
            default -> null;
        };
    }

    private void prepare(byte[] head, int length) {
        String name = text(head, 5, length);
        if (second(head, length).equalsIgnoreCase(COMMIT)) {
            preparedCommits.add(name);
        } else {
            preparedCommits.remove(name);
        }
    }

    /** The second of the texts that a message begins with. */
    private static String second(byte[] head, int length) {
        int first = text(head, 5, length).length();
        return text(head, Math.min(length, 5 + first + 1), length);
    }

    /** Byte for byte, so that its length is the number of bytes. */
    private static String text(byte[] head, int from, int length) {
        int end = from;
        while (end < length && head[end] != 0) {
            end++;
        }
        return new String(head, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
