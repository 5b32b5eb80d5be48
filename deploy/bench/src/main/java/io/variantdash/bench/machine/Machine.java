package io.variantdash.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that a figure belongs to. */
public final class Machine {

    private static final double GIBIBYTE = 1L << 30;

    private Machine() {}

    /** In one line: processors, memory, operating system and Java. */
    public static String describe() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d × %s, %.0f GiB, %s %s, Java %s"
                .formatted(
                        system.getAvailableProcessors(),
                        processor(),
                        system.getTotalMemorySize() / GIBIBYTE,
                        system.getName(),
                        system.getVersion(),
                        Runtime.version());
    }

    /** What makes machines alike in a comparison of ratios: the same without versions that hardly matter. */
    public static String kind() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d × %s, %.0f GiB, %s, Java %d"
                .formatted(
                        system.getAvailableProcessors(),
                        processor(),
                        system.getTotalMemorySize() / GIBIBYTE,
                        system.getName(),
                        Runtime.version().feature());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElseGet(Machine::architecture);
        } catch (IOException e) {
            // Only Linux tells.
            return architecture();
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch") + " processor";
    }
}
