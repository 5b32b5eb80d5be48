package io.variantdash.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** Where a server keeps its files: a given directory stays, a temporary one goes when the server is closed. */
record ServerDirectory(Path path, boolean temporary) {

    private static final String COMPLETE = "complete";
    private static final int SHOWN_LOG_LINES = 20;

    static ServerDirectory of(@Nullable Path given, String server) {
        try {
            return given == null
                    ? new ServerDirectory(TemporaryDirectory.of(server).path(), true)
                    : new ServerDirectory(Files.createDirectories(given.toAbsolutePath()), false);
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the data of " + server, e);
        }
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    /** The end of the log, for a message that says why the server does not start. */
    String lastLogLines() {
        try {
            List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size()));
        } catch (IOException e) {
            return log() + " cannot be read: " + e.getMessage();
        }
    }

    /** Keeps others away until the channel is closed; the lock of a killed process is gone with it. */
    FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held within this JVM: the same answer as for another process.
        }
        channel.close();
        throw new IllegalStateException(path + " is in use by another running server.");
    }

    /**
     * Makes the data directory ready and tells whether it is new. What a first start left behind that never completed
     * is of no use and is removed.
     */
    boolean prepareData() throws IOException {
        boolean fresh = !Files.exists(path.resolve(COMPLETE));
        if (fresh) {
            FileUtils.deleteDirectory(data().toFile());
        }
        Files.createDirectories(data());
        return fresh;
    }

    void markComplete() throws IOException {
        Files.writeString(path.resolve(COMPLETE), "");
    }

    void deleteIfTemporary() {
        if (temporary) {
            new TemporaryDirectory(path).close();
        }
    }
}
