package io.variantdash.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much of the machine's memory a process has. */
public final class ResidentMemory {

    private static final String RESIDENT = "Rss:";
    private static final long KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** In bytes, as the kernel counts page by page; what it counts on the way for ps and top may be some MB off. */
    public static long of(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .map(kibibytes -> kibibytes * KIBIBYTE)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(file + " does not tell the resident memory"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s: memory is measured on Linux only".formatted(file), e);
        }
    }
}
