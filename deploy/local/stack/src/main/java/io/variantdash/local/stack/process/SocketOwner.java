package io.variantdash.local.stack.process;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whose the other end of a connection within this machine is. */
public final class SocketOwner {

    private static final Path SOCKETS = Path.of("/proc/net/tcp");
    private static final int LOCAL_ADDRESS = 1;
    private static final int REMOTE_ADDRESS = 2;
    private static final int INODE = 9;

    private SocketOwner() {}

    /**
     * The process at the other end, if it is this one or was started by it. Where the system does not tell (it is not
     * Linux), any client is taken for one of ours.
     */
    public static Optional<String> amongOurs(Socket accepted) throws IOException {
        if (!Files.exists(SOCKETS)) {
            return Optional.of("a client on port " + accepted.getPort());
        }
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .filter(process -> holds(process, accepted))
                .findFirst()
                .map(process -> "process %d, %s"
                        .formatted(process.pid(), process.info().commandLine().orElse("unknown")));
    }

    private static boolean holds(ProcessHandle process, Socket accepted) {
        return inode(accepted)
                .map("socket:[%s]"::formatted)
                .filter(link -> openFiles(process).anyMatch(link::equals))
                .isPresent();
    }

    private static Optional<String> inode(Socket accepted) {
        String local = ":%04X".formatted(accepted.getPort());
        String remote = ":%04X".formatted(accepted.getLocalPort());
        return Stream.of(SOCKETS, SOCKETS.resolveSibling("tcp6"))
                .flatMap(SocketOwner::lines)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields[LOCAL_ADDRESS].endsWith(local) && fields[REMOTE_ADDRESS].endsWith(remote))
                .map(fields -> fields[INODE])
                .findFirst();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> openFiles(ProcessHandle process) {
        try (Stream<Path> files = Files.list(Path.of("/proc/%d/fd".formatted(process.pid())))) {
            return files.map(SocketOwner::target).toList().stream();
        } catch (IOException e) {
            // It has ended.
            return Stream.empty();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }
}
