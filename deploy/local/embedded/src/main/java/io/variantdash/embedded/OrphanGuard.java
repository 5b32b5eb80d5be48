package io.variantdash.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Interrupts a child process when this JVM is gone, even killed with -9: a shell waits for the end of a pipe that only
 * this JVM holds open. Until it is released, the guard lives as long as the JVM.
 */
public final class OrphanGuard {

    // Deaf to Ctrl-C, and where the system allows in a session of its own: a signal to the whole group, from a terminal
    // or a supervisor, must not take the guard before the guarded.
    private static final String START = "exec $(command -v setsid) sh -c \"$1\" \"$0\"";
    private static final String WATCH =
            "trap '' INT TERM HUP; cat >/dev/null; kill -INT $0 2>/dev/null && sleep 4 && kill -KILL $0 2>/dev/null";

    private final Process shell;

    private OrphanGuard(Process shell) {
        this.shell = shell;
    }

    /** Guards the process with this id. */
    public static OrphanGuard of(long pid) {
        try {
            return new OrphanGuard(new ProcessBuilder("sh", "-c", START, Long.toString(pid), WATCH)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot guard process " + pid, e);
        }
    }

    /** Call it when the child is gone, before its id can belong to another process. */
    public void release() {
        // The shell first: it must not see the end of what it waits for.
        List<ProcessHandle> waiting = shell.descendants().toList();
        shell.destroyForcibly();
        waiting.forEach(ProcessHandle::destroyForcibly);
    }
}
