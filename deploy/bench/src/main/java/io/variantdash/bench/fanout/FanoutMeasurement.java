package io.variantdash.bench.fanout;

import io.variantdash.bench.load.Received;
import java.time.Duration;

/** One server's round. */
record FanoutMeasurement(long expected, Received received, Duration serverCpu) {

    boolean isComplete() {
        return received.updates() == expected && received.lostConnections() == 0;
    }

    double share() {
        return (double) received.updates() / expected;
    }

    double cpuSeconds() {
        return serverCpu.toMillis() / 1e3;
    }

    double clientCpuSeconds() {
        return received.cpu().toMillis() / 1e3;
    }
}
