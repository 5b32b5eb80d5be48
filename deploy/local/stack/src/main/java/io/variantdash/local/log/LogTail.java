package io.variantdash.local.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The last lines of a part, for the message that tells why it ended. Safe for use by several threads. */
public final class LogTail {

    private static final int LINES = 20;

    private final Deque<String> lines = new ArrayDeque<>();

    /** The last lines of a log file. */
    public static List<String> of(Path file) {
        LogTail tail = new LogTail();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(tail::add);
        } catch (IOException | UncheckedIOException e) {
            tail.add("(" + file + " cannot be read: " + e.getMessage() + ")");
        }
        return tail.lines();
    }

    public synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
