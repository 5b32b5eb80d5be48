package io.variantdash.local.stack;

import io.variantdash.embedded.Ports;
import io.variantdash.local.log.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Every port of a stack, shifted by one offset so that several stacks run side by side. */
record StackPorts(int offset) {

    private static final int POSTGRES = 15432;
    private static final int KAFKA = 19092;
    private static final int LARGEST = 65535;

    private static final int FIRST_OFFSET = 3_000;
    private static final int OFFSET_STEP = 100;
    private static final int PLACES = 100;

    /** So long the services of a stack that was killed may take to notice and go. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final long POLL_MILLIS = 200;

    /** The ports of the first place where a stack fits, above what people choose and below what the system hands out. */
    static StackPorts firstFree() {
        return IntStream.iterate(FIRST_OFFSET, offset -> offset + OFFSET_STEP)
                .limit(PLACES)
                .mapToObj(StackPorts::new)
                .filter(ports ->
                        ports
                                .partsByPort(StackOptions.builder()
                                        .repository(Path.of(""))
                                        .build())
                                .keySet()
                                .stream()
                                .allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow(() -> new StackFailure(
                        "%d stacks leave no free ports for another; stop one of them.".formatted(PLACES)));
    }

    int postgres() {
        return POSTGRES + offset;
    }

    int kafka() {
        return KAFKA + offset;
    }

    int of(ServiceKind kind, int replica) {
        return kind.port(replica) + offset;
    }

    /** Refuses to start anything while something else listens where a part is to listen. */
    void requireFree(StackOptions options, Console console) {
        partsByPort(options).forEach((port, part) -> requireFree(port, part, console));
    }

    private static void requireFree(int port, String part, Console console) {
        if (port > LARGEST) {
            throw new StackFailure("%s would listen on port %d, and ports end at %d: choose a smaller --port-offset."
                    .formatted(part, port, LARGEST));
        }
        if (!Ports.isFree(port)) {
            console.line("stack", "Port %d, which %s needs, is taken; waiting a moment …".formatted(port, part));
            if (!becomesFree(port)) {
                throw new StackFailure(
                        "Port %d, which %s needs, is taken. Stop what listens there, or shift all ports: --port-offset 1000"
                                .formatted(port, part));
            }
        }
    }

    private static boolean becomesFree(int port) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Ports.isFree(port)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.millis(POLL_MILLIS);
        }
        return true;
    }

    private Map<Integer, String> partsByPort(StackOptions options) {
        Map<Integer, String> parts = new LinkedHashMap<>();
        parts.put(postgres(), "PostgreSQL");
        parts.put(kafka(), "Kafka");
        if (!options.infrastructureOnly()) {
            for (int replica = 0; replica < options.queryReplicas(); replica++) {
                parts.put(of(ServiceKind.QUERY, replica), ServiceKind.QUERY.name(replica));
            }
            for (int replica = 0; replica < options.ingestReplicas(); replica++) {
                parts.put(of(ServiceKind.INGEST, replica), ServiceKind.INGEST.name(replica));
            }
        }
        return parts;
    }
}
