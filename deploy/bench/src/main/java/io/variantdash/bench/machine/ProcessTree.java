package io.variantdash.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process with all that it started, such as the server of PostgreSQL with its sessions. */
public record ProcessTree(ProcessHandle root) {

    /** Of the units that /proc counts in; the same on every Linux. */
    private static final long MILLIS_PER_TICK = 10;

    // Positions behind the name of the program: time in user and in system mode of the children that have ended.
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    /** The processor time used so far, also by children that have ended meanwhile. */
    public Duration cpu() {
        return Stream.concat(Stream.of(root), root.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(endedChildren(), Duration::plus);
    }

    /** How the JVM at its root was told to run. */
    public String jvmOptions() {
        return arguments().filter(argument -> argument.startsWith("-X")).collect(Collectors.joining(" "));
    }

    // ProcessHandle has none of a command longer than a page of memory, such as one with a class path.
    private Stream<String> arguments() {
        Path command = Path.of("/proc", Long.toString(root.pid()), "cmdline");
        if (!Files.exists(command)) {
            return root.info().arguments().stream().flatMap(Stream::of);
        }
        try {
            return Stream.of(Files.readString(command).split("\0", -1));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + command, e);
        }
    }

    private Duration endedChildren() {
        Path status = Path.of("/proc", Long.toString(root.pid()), "stat");
        if (!Files.exists(status)) {
            // Other systems do not tell; little is lost, as sessions live longer than a round.
            return Duration.ZERO;
        }
        try {
            String text = Files.readString(status);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[ENDED_CHILDREN_USER]) + Long.parseLong(fields[ENDED_CHILDREN_SYSTEM]);
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + status, e);
        }
    }
}
