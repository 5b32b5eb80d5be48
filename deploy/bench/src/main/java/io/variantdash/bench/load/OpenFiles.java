package io.variantdash.bench.load;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A connection is an open file, for this process and for the server, which inherits the limit. */
final class OpenFiles {

    /** What the broker and the JVM have open. */
    private static final int OTHERS = 2_000;

    private OpenFiles() {}

    static void require(int connections) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < connections + OTHERS) {
            throw new IllegalStateException(
                    "%,d clients need %,d open files, but the limit is %,d: raise it with ulimit -Hn, or measure fewer with --clients"
                            .formatted(connections, connections + OTHERS, system.getMaxFileDescriptorCount()));
        }
    }
}
