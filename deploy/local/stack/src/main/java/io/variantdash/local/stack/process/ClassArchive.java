package io.variantdash.local.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The archive of the classes that a service loads, which spares a start most of reading and checking them. The JVM writes it
 * when it ends, and does without where it cannot be used; it comes under its name only when it is whole, because half of one
 * makes a JVM crash. Not for several threads.
 */
public final class ClassArchive {

    /** None is kept. */
    public static final ClassArchive NONE = new ClassArchive(null, false);

    private static final String SUFFIX = ".jsa";
    private static final long LONGEST_MAKING_SECONDS = 60;

    /** That it cannot be used, or some class not be kept, is no concern of who reads the log. */
    private static final String QUIET = "-Xlog:cds*=off";

    /** Of a JVM that was told to end, and did: by itself, or by the signals INT and TERM. */
    private static final Set<Integer> ENDED = Set.of(0, 130, 143);

    private final @Nullable Path file;
    private final boolean makes;
    private @Nullable Path making;

    private ClassArchive(@Nullable Path file, boolean makes) {
        this.file = file;
        this.makes = makes;
    }

    /**
     * An archive in a folder of its own, where one under another key is out of date.
     *
     * @param key names the JVM and all that it loads classes from
     * @param makes whether a run of the service makes it where there is none; its end takes some seconds longer then
     */
    public static ClassArchive in(Path folder, String key, boolean makes) {
        return new ClassArchive(folder.resolve(key + SUFFIX), makes);
    }

    /** The command, which begins with the JVM, with the options that use the archive, or make it. */
    List<String> addTo(List<String> command) {
        making = null;
        if (file == null) {
            return command;
        }
        if (Files.exists(file)) {
            return with(command, "-XX:SharedArchiveFile=" + file);
        }
        if (makes && prepare(file.getParent())) {
            making = file.resolveSibling(file.getFileName() + "." + System.nanoTime());
            return with(command, "-XX:ArchiveClassesAtExit=" + making);
        }
        return command;
    }

    /** How much longer the JVM that runs now may take to end, because it makes the archive then; on a busy machine, at most. */
    long secondsToMake() {
        return making == null ? 0 : LONGEST_MAKING_SECONDS;
    }

    /** The JVM has ended, as it was told to. */
    void ended(int exitCode) {
        Path made = making;
        making = null;
        if (made == null || file == null) {
            return;
        }
        try {
            if (ENDED.contains(exitCode) && Files.exists(made)) {
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
                deleteOthers(file);
            } else {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            // The next run makes one.
        }
    }

    private static List<String> with(List<String> command, String option) {
        List<String> line = new ArrayList<>(command);
        line.addAll(1, List.of(option, "-Xshare:auto", QUIET));
        return line;
    }

    private static boolean prepare(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return folder != null && Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static void deleteOthers(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            for (Path other : files.filter(found -> !found.equals(file)).toList()) {
                Files.deleteIfExists(other);
            }
        }
    }
}
